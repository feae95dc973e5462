import { readFile } from 'node:fs/promises';
import { basename, join } from 'node:path';
import { isArray, isObject, type JsonObject, type JsonValue } from '../../../src/core/base/json';
import { freePorts } from '../../envoy/ports';
import type { EnvoyProcess } from '../../envoy/process';
import { sleep, until } from '../../envoy/wait';
import type { Lab } from '../../envoy/with-lab';
import { type Bundles, filled } from '../../pki/bundles';
import { type SdsAnswer, type SdsEvent, SdsServer } from '../../sds/server';
import { outcomesOf } from '../handshakes/outcomes';
import { sdsCluster } from '../handshakes/rig';
import { relevant } from './dump';
import { callFront, callListener, startUpstream, type Upstream } from './probe';
import { CLUSTER, frontListener, LISTENER, resourceFor } from './rig';
import type { Scenario, Stage } from './scenario';

export interface Names {
  readonly bundles: Bundles;
  /** Name of the certificate with this SHA-256 (hex); null: none of the lab's. */
  nameOf(hash: string): string | null;
}

/** Scenarios at the same time, each with an Envoy of its own. */
const AT_ONCE = 3;
const ATTEMPTS = 4;
/** Time for Envoy to act on what it took, in milliseconds. */
const SETTLE = 150;
/** What the ports are called in a recording. */
const LISTENER_PORT = 15006;
const UPSTREAM_PORT = 8443;

class TooSlow extends Error {}

/** Plays all scenarios; gives the lines of a recording in their order. */
export async function recordScenarios(
  lab: Lab,
  asked: readonly Scenario[],
  names: Names,
): Promise<readonly JsonObject[]> {
  const lines = new Map<string, JsonObject>();
  const waiting = asked.map((scenario, i) => ({ scenario, i }));
  const work = async () => {
    for (let next = waiting.shift(); next !== undefined; next = waiting.shift()) {
      lines.set(next.scenario.id, await patiently(lab, next.scenario, names, next.i));
    }
  };
  await Promise.all(Array.from({ length: AT_ONCE }, work));
  return asked.flatMap(({ id }) => {
    const line = lines.get(id);
    return line === undefined ? [] : [line];
  });
}

/** A stage that must be seen before a timeout may come too late on a busy machine: then again. */
async function patiently(
  lab: Lab,
  scenario: Scenario,
  names: Names,
  number: number,
): Promise<JsonObject> {
  for (let attempt = 1; ; attempt++) {
    try {
      return await play(lab, scenario, names, `${number}-${attempt}`);
    } catch (error) {
      if (!(error instanceof TooSlow) || attempt === ATTEMPTS) throw error;
    }
  }
}

async function play(
  lab: Lab,
  scenario: Scenario,
  names: Names,
  short: string,
): Promise<JsonObject> {
  const recordedAt = new Date().toISOString();
  const upstream = await startUpstream('127.0.0.1', names.bundles, names.nameOf);
  // Sockets' paths must be short, so the scenario's name is not in them.
  const [port = 0] = await freePorts(1);
  const socket = join(lab.folder, `s${short}`);
  const server = scenario.unreachable === true ? undefined : await SdsServer.start(`${socket}.sds`);
  const player = new Player(lab, scenario, names, { port, socket, upstream, server });
  try {
    const stages: JsonObject[] = [];
    for (const stage of scenario.stages) stages.push(await player.play(stage));
    const { stages: _, ...asked } = scenario;
    return { ...asked, recorded_at: recordedAt, stages };
  } finally {
    await player.stop();
    server?.stop();
    upstream.stop();
  }
}

interface Surroundings {
  readonly port: number;
  /** Beginning of the paths of all sockets and files. */
  readonly socket: string;
  readonly upstream: Upstream;
  readonly server: SdsServer | undefined;
}

class Player {
  private envoy: EnvoyProcess | undefined;
  private readonly log: string;
  private logged = 0;
  private told = 0;

  constructor(
    private readonly lab: Lab,
    private readonly scenario: Scenario,
    private readonly names: Names,
    private readonly around: Surroundings,
  ) {
    this.log = `${around.socket}.log`;
  }

  /** Does what the stage says, waits until Envoy has heard of it, and looks. */
  async play(stage: Stage): Promise<JsonObject> {
    const start = Date.now();
    const expected = this.envoy === undefined ? [] : this.answered(stage);
    const from = this.events.length;
    for (const [name, answer] of Object.entries(stage.sds ?? {})) {
      this.around.server?.set(name, this.filledAnswer(answer));
    }
    if (this.envoy === undefined) await this.start();
    else if (stage.context !== undefined) await this.deliver(this.envoy, stage.context);
    await this.heard(expected, from);
    await sleep(Math.max(SETTLE, (stage.pause ?? 0) - (Date.now() - start)));
    return this.look(stage);
  }

  async stop(): Promise<void> {
    await this.envoy?.stop();
  }

  private get events(): readonly SdsEvent[] {
    return this.around.server?.events ?? [];
  }

  private async start(): Promise<void> {
    const { scenario, around } = this;
    const context = filled(scenario.context, this.names.bundles);
    const resource = resourceFor(scenario.on, context, this.places());
    const first = scenario.arrives === 'at start' ? [resource] : [];
    this.envoy = await this.lab.envoy({
      name: basename(around.socket),
      ready: scenario.arrives === 'at start' ? 'admin' : 'live',
      bootstrap: {
        static_resources: {
          clusters: [sdsCluster(`${around.socket}.sds`)],
          listeners: scenario.on === 'cluster' ? [frontListener(this.places())] : [],
          secrets: (scenario.static_secrets ?? []).map((one) => filled(one, this.names.bundles)),
        },
      },
      ...(scenario.on === 'listener' ? { listeners: first } : { clusters: first }),
    });
    if (scenario.arrives === 'later') await this.deliver(this.envoy, scenario.context);
    // Whoever waits for secrets asks at once; who needs none, or is refused, does not.
    const asked = JSON.stringify(scenario.context).includes('sds_config');
    if (asked && around.server !== undefined) {
      await until('Envoy is to ask for secrets', async () =>
        this.events.length > 0 ? true : undefined,
      );
      const names = new Set(this.events.map(({ name }) => name));
      await this.heard(
        [...names].filter((name) => !this.silent(name)),
        0,
      );
    }
  }

  private async deliver(envoy: EnvoyProcess, context: JsonObject): Promise<void> {
    const resource = resourceFor(
      this.scenario.on,
      filled(context, this.names.bundles),
      this.places(),
    );
    if (this.scenario.on === 'listener') await envoy.setListeners([resource]);
    else await envoy.setClusters([resource]);
  }

  /** Names that this stage sets and that Envoy has asked for: it will say what it thinks of them. */
  private answered(stage: Stage): readonly string[] {
    const asked = new Set(this.events.map(({ name }) => name));
    return Object.entries(stage.sds ?? {}).flatMap(([name, { kind }]) =>
      asked.has(name) && kind !== 'silence' ? [name] : [],
    );
  }

  private silent(name: string): boolean {
    return !this.scenario.stages.some((stage, i) => {
      const answer = stage.sds?.[name];
      return i === 0 && answer !== undefined && answer.kind !== 'silence';
    });
  }

  /** Waits until each name was accepted or rejected after event `from`. */
  private async heard(names: readonly string[], from: number): Promise<void> {
    await until('Envoy is to take or refuse the secrets', async () => {
      const since = this.events.slice(from).filter(({ kind }) => kind !== 'asked');
      return names.every((name) => since.some((event) => event.name === name)) ? true : undefined;
    });
  }

  private async look(stage: Stage): Promise<JsonObject> {
    const { envoy, scenario, around, names } = this;
    if (envoy === undefined) throw new Error('Envoy was not started.');
    const dump = await envoy.configDump('');
    const seen =
      scenario.on === 'listener'
        ? await callListener('127.0.0.1', around.port, names.bundles, names.nameOf)
        : { ...(await callFront(`${around.socket}.front`)), certificate: around.upstream.last() };
    const first = this.events.at(0)?.at;
    if (stage.within !== undefined && first !== undefined && Date.now() - first > stage.within) {
      throw new TooSlow(`${scenario.id}: ${stage.stage}`);
    }
    const words = seen.connected ? await this.nextLine() : {};
    const outcomes = outcomesOf(dump, await envoy.log());
    const outcome =
      scenario.on === 'listener' ? outcomes.listener(LISTENER) : outcomes.cluster(CLUSTER);
    const said = this.said();
    return {
      stage: stage.stage,
      ...(stage.sds !== undefined && { sds: JSON.parse(JSON.stringify(stage.sds)) }),
      ...(stage.context !== undefined && { context: stage.context }),
      ...(stage.pause !== undefined && { pause: stage.pause }),
      ...(stage.undetermined && { undetermined: true }),
      ...(Object.keys(said).length > 0 && { envoy_said: said }),
      ...(outcome?.state === 'rejected' && { outcome }),
      saw: { ...seen, ...words },
      dump: relevant(
        dump,
        names.bundles,
        around.socket,
        new Map([
          [around.port, LISTENER_PORT],
          [around.upstream.port, UPSTREAM_PORT],
        ]),
      ),
    };
  }

  /** What Envoy told the SDS server since the last stage, by secret. */
  private said(): JsonObject {
    const said: Record<string, JsonValue[]> = {};
    for (const { kind, name, message } of this.events.slice(this.told)) {
      const list = said[name] ?? [];
      list.push(message === undefined ? kind : `${kind}: ${message}`);
      said[name] = list;
    }
    this.told = this.events.length;
    return Object.fromEntries(Object.entries(said).sort(([a], [b]) => (a < b ? -1 : 1)));
  }

  /** What Envoy's access log says of the connection that was just made. */
  private nextLine(): Promise<JsonObject> {
    return until('Envoy is to log the connection', async () => {
      const text = await readFile(this.log, 'utf8').catch(() => '');
      const lines = text.split('\n').filter((line) => line !== '');
      const line = lines[this.logged];
      if (line === undefined) return undefined;
      this.logged = lines.length;
      const entry: JsonValue = JSON.parse(line);
      return isObject(entry) ? entry : {};
    });
  }

  private filledAnswer(answer: SdsAnswer): SdsAnswer {
    const { bundles } = this.names;
    // Answers are made of JSON, which their types do not say.
    const json: JsonValue = JSON.parse(JSON.stringify(answer));
    if (!isObject(json)) return answer;
    switch (answer.kind) {
      case 'silence':
        return answer;
      case 'secret':
        return { ...answer, secret: isObject(json.secret) ? filled(json.secret, bundles) : {} };
      case 'resources':
        return {
          ...answer,
          resources: (isArray(json.resources) ? json.resources : []).flatMap((resource) =>
            isObject(resource) ? [{ ...filled(resource, bundles), name: `${resource.name}` }] : [],
          ),
        };
    }
  }

  private places() {
    const { around } = this;
    return {
      port: around.port,
      front: `${around.socket}.front`,
      upstream: around.upstream.port,
      log: this.log,
    };
  }
}
