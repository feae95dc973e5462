import { isArray, isObject, type JsonObject, own } from '../../../src/core/base/json';
import { proxyHeader } from '../../connections/bytes';
import { dial } from '../../connections/dial';
import { inParallel } from '../../connections/in-parallel';
import { listenerStates } from '../../envoy/listener-states';
import type { EnvoyProcess } from '../../envoy/process';
import { until } from '../../envoy/wait';
import type { Lab } from '../../envoy/with-lab';
import { PROXY_PROTOCOL, socketAddress } from '../../listeners/parts';
import { type ClusterParts, cluster } from './cluster';
import { greeting, startUpstream, type Upstream } from './upstream';

export interface ClusterQuestion {
  readonly id: string;
  /** Differs from all others; it is part of the sockets' SNI. */
  readonly name: string;
  readonly parts: ClusterParts;
}

const BATCH = 500;
const WIDTH = 24;
/** The first port that leads to a cluster; the others follow. */
const FIRST_PORT = 1000;

/** Asks running Envoys; gives the cases of a `transport-socket` recording in order. */
export async function recordClusters(
  lab: Lab,
  questions: readonly ClusterQuestion[],
): Promise<readonly JsonObject[]> {
  const upstream = await startUpstream();
  try {
    const cases: JsonObject[] = [];
    for (let start = 0; start < questions.length; start += BATCH) {
      cases.push(...(await recordBatch(lab, upstream, questions.slice(start, start + BATCH))));
    }
    return cases;
  } finally {
    upstream.stop();
  }
}

async function recordBatch(
  lab: Lab,
  upstream: Upstream,
  questions: readonly ClusterQuestion[],
): Promise<readonly JsonObject[]> {
  const names = questions.map(({ name }) => name);
  const real = ({ name, parts }: ClusterQuestion) => cluster(name, parts, upstream.port);
  const envoy = await lab.envoy({ listeners: [entrance(names)], clusters: questions.map(real) });
  try {
    const listener = (await listenerStates(envoy, 1)).get('entrance');
    if (listener?.outcome !== 'accepted') throw new Error('The lab has no way into Envoy.');
    const accepted = await activeClusters(envoy);
    const answers = await inParallel(questions, WIDTH, async ({ name }, index) => {
      if (!accepted.has(name)) return undefined;
      const seen = upstream.next(name);
      const call = dial({
        address: '127.0.0.1',
        port: listener.port,
        send: Buffer.concat([headerTo(FIRST_PORT + index), Buffer.from(greeting(name))]),
      });
      const [{ cluster: _, ...answer }] = await Promise.all([seen, call]);
      return answer;
    });
    const cases: JsonObject[] = [];
    for (const [index, question] of questions.entries()) {
      const answer = answers[index];
      const asked = { id: question.id, cluster: cluster(question.name, question.parts) };
      if (answer !== undefined) cases.push({ ...asked, outcome: 'accepted', answer });
      else {
        const message = await refusal(envoy, real(question));
        cases.push({ ...asked, outcome: 'rejected', message });
      }
    }
    return cases;
  } catch (error) {
    throw new Error(`${error}\nEnvoy's last words:\n${(await envoy.log()).slice(-3000)}`);
  } finally {
    await envoy.stop();
  }
}

/** One listener for all clusters: the port in the PROXY protocol header says which. */
function entrance(clusters: readonly string[]): JsonObject {
  return {
    name: 'entrance',
    address: socketAddress('127.0.0.1', 0),
    listener_filters: [PROXY_PROTOCOL],
    filter_chains: clusters.map((name, index) => ({
      name,
      filter_chain_match: { destination_port: FIRST_PORT + index },
      filters: [
        {
          name: 'envoy.filters.network.tcp_proxy',
          typed_config: {
            '@type': 'type.googleapis.com/envoy.extensions.filters.network.tcp_proxy.v3.TcpProxy',
            stat_prefix: 'lab',
            cluster: name,
            max_connect_attempts: 1,
          },
        },
      ],
    })),
  };
}

function headerTo(port: number): Buffer {
  return proxyHeader({
    destination: { address: '10.0.0.1', port },
    source: { address: '10.0.0.2', port: 40000 },
    direct_source: { address: '127.0.0.1' },
    bytes: { kind: 'raw' },
  });
}

async function activeClusters(envoy: EnvoyProcess): Promise<ReadonlySet<string>> {
  await until('the clusters are to be warm', async () => {
    const stats = await envoy.stats('^cluster_manager\\.warming_clusters$');
    return [...stats.values()].every((count) => count === 0) ? true : undefined;
  });
  const dump = await envoy.configDump('resource=dynamic_active_clusters');
  const rows = own(dump, 'configs');
  const clusters = (isArray(rows) ? rows : []).flatMap((row) => {
    const active = isObject(row) ? own(row, 'cluster') : undefined;
    return isObject(active) ? [String(own(active, 'name'))] : [];
  });
  return new Set(clusters);
}

/** A refused cluster leaves no trace in a dump; sent alone, its message stands in the log. */
async function refusal(envoy: EnvoyProcess, refused: JsonObject): Promise<string> {
  const before = (await envoy.log()).length;
  await envoy.setClusters([refused]);
  const name = String(own(refused, 'name'));
  const text = `Error adding/updating cluster(s) ${name}: `;
  return until(`Envoy is to say why it refuses ${name}`, async () => {
    const log = (await envoy.log()).slice(before);
    const line = log.split('\n').find((one) => one.includes(text));
    return line?.slice(line.indexOf(text) + text.length);
  });
}
