import type { AskVerdict, OwnHandshake } from '../../core/ask/types';
import { isObject, type JsonObject, type JsonValue, own } from '../../core/base/json';
import type { HandshakeVerdict } from '../../core/decide/handshake/types';
import { clusterId } from '../../core/ids/ids';
import { active, dump, inForce } from '../../core/testing/dump-builder';
import { filled } from '../../core/testing/replay/ends';
import { decideHandshake } from '../../core/testing/replay/handshake';
import { objectOf, textOf } from '../../core/testing/replay/record';
import { ANY_OUTBOUND } from '../../core/view/question';
import { answer } from '../handlers';
import { openText } from './open-text';

const IP = '10.0.0.7';
const PORT = 8443;
const TLS = 'type.googleapis.com/envoy.extensions.transport_sockets.tls.v3.';

/** A recorded handshake as the dump of one proxy: a listener, and a cluster whose calls come back to it. */
function asDump(record: JsonObject, head: JsonObject): JsonObject {
  const certificates = objectOf(own(head, 'certificates'));
  const last_updated = timeOf(record, head);
  const socket = (side: 'server' | 'client'): JsonObject => ({
    name: 'envoy.transport_sockets.tls',
    typed_config: {
      '@type': `${TLS}${side === 'server' ? 'Downstream' : 'Upstream'}TlsContext`,
      ...objectOf(filled(own(record, side) ?? {}, certificates)),
    },
  });
  const address = { socket_address: { address: IP, port_value: PORT } };
  const secrets = Object.entries(objectOf(filled(own(record, 'secrets') ?? {}, certificates)));
  const refused = objectOf(own(record, 'secret_outcomes') ?? {});
  const rows = (which: boolean): readonly JsonObject[] =>
    secrets
      .filter(([name]) => (own(refused, name) !== undefined) === which)
      .map(([name, body]): JsonObject => {
        // What Envoy refused waits on, and nothing of it is in a dump.
        const secret = which ? { name } : { name, ...objectOf(body) };
        return { name, version_info: which ? 'uninitialized' : '1', last_updated, secret };
      });
  return dump({
    bootstrap: { node: { id: `sidecar~${IP}~app.dev~dev.svc.cluster.local` } },
    listeners: {
      dynamic_listeners: [
        active({
          name: 'server',
          address,
          filter_chains: [{ transport_socket: socket('server') }],
        }),
      ],
    },
    clusters: {
      dynamic_active_clusters: inForce({
        name: 'client',
        type: 'STATIC',
        load_assignment: {
          cluster_name: 'client',
          endpoints: [{ lb_endpoints: [{ endpoint: { address } }] }],
        },
        transport_socket: socket('client'),
      }),
    },
    secrets: { dynamic_active_secrets: rows(false), dynamic_warming_secrets: rows(true) },
  });
}

const timeOf = (record: JsonObject, head: JsonObject): string =>
  textOf(own(record, 'recorded_at') ?? own(head, 'recorded_at'));

/** Why a recorded handshake is not put as one dump; undefined: it can be. */
function obstacle(record: JsonObject): string | undefined {
  const refused = ['server', 'client'].some((side) => isObject(own(record, `${side}_outcome`)));
  return refused ? 'Envoy refused an end: no dump has it in force' : undefined;
}

/** What the drawer is told that asks how the endpoint of the cluster is called. */
async function asked(record: JsonObject, head: JsonObject): Promise<AskVerdict> {
  const session = await openText(JSON.stringify(asDump(record, head)));
  const { verdict } = await answer(session, {
    ask: 'decide',
    question: { ...ANY_OUTBOUND, cluster: clusterId('client', 'active') },
    now: Date.parse(timeOf(record, head)),
  });
  return verdict;
}

/** The verdict of the page in a form that both have; secrets that never came are told before all else. */
function ofPage(verdict: AskVerdict): { readonly text: string; readonly refused: boolean } {
  if (verdict.key !== 'called') return { text: verdict.key, refused: false };
  const { itself, refusal, waitsFor } = verdict;
  if (waitsFor.length > 0) return { text: 'failed secrets', refused: false };
  const text = itself === undefined ? 'not asked' : textOfVerdict(itself);
  return { text, refused: refusal !== undefined };
}

function textOfVerdict(verdict: OwnHandshake | HandshakeVerdict): string {
  switch (verdict.kind) {
    case 'done':
      return `done ${verdict.version} ${verdict.clientCertificate} ${verdict.unchecked}`;
    case 'failed': {
      const { step, by, serverSaw, clientSaw } = verdict;
      return step === 'secrets'
        ? 'failed secrets'
        : `failed ${step} ${by} ${serverSaw} ${clientSaw}`;
    }
    case 'unknown':
      return `unknown ${verdict.missing}`;
    case 'not-loaded':
      return `not loaded: ${verdict.server.state} ${verdict.client.state}`;
  }
}

export interface Compared {
  /** How many were put as dumps, by kind of verdict. */
  readonly put: Readonly<Record<string, number>>;
  /** Why others were not, with how many. */
  readonly not: Readonly<Record<string, number>>;
  readonly different: readonly JsonValue[];
}

/**
 * Each recorded handshake as a dump: what the page says of it, and what `handshake` says. `without`: takes
 * something out of the file; what is refused all the same must be refused with it as well.
 */
export async function compared(
  lines: readonly string[],
  without: (record: JsonObject) => JsonObject = (record) => record,
): Promise<Compared> {
  const [first = '', ...others] = lines.filter((line) => line.trim() !== '');
  const head = objectOf(JSON.parse(first));
  const different: JsonValue[] = [];
  const put: Record<string, number> = {};
  const not: Record<string, number> = {};
  for (const line of others) {
    const whole = objectOf(JSON.parse(line));
    const why = obstacle(whole);
    if (why !== undefined) {
      not[why] = (not[why] ?? 0) + 1;
      continue;
    }
    const record = without(whole);
    const verdict = await decideHandshake(record, head);
    put[verdict.kind] = (put[verdict.kind] ?? 0) + 1;
    const { text, refused } = ofPage(await asked(record, head));
    const decided = textOfVerdict(verdict);
    const wrong = refused && verdict.kind === 'unknown' && !(await isRefused(whole, head));
    if (text !== decided || wrong) different.push([own(whole, 'id') ?? '', text, decided]);
  }
  return { put, not, different };
}

/** The client does not accept the certificate of the server. */
async function isRefused(record: JsonObject, head: JsonObject): Promise<boolean> {
  const verdict = await decideHandshake(record, head);
  return verdict.kind === 'failed' && verdict.step === 'server-certificate';
}
