import { mkdir } from 'node:fs/promises';
import { join } from 'node:path';
import { isArray, isObject, type JsonObject, type JsonValue } from '../../src/core/base/json';
import type { EnvoyProcess } from '../envoy/process';
import { until } from '../envoy/wait';
import type { Lab } from '../envoy/with-lab';
import { type SdsAnswer, SdsServer } from '../sds/server';
import { ControlPlane, type Resources } from './control-plane';
import { asInCluster } from './in-cluster';
import { SDS_PIPE, XDS_PIPE } from './istio/bootstrap';

/** Seconds that a proxy may take for anything; a busy machine is slow. */
const PATIENCE = 120;

export interface ProxyOptions {
  /** Names its folder. */
  readonly name: string;
  readonly bootstrap: JsonObject;
  readonly resources: Resources;
  /** What the agent answers for each secret; for any other it stays silent. */
  readonly secrets: Readonly<Record<string, SdsAnswer>>;
}

/** A running proxy with its agent and control plane. */
export interface RunningProxy {
  readonly envoy: EnvoyProcess;
  readonly control: ControlPlane;
  /** Waits until the dump is as it is to be, and gives it as it reads in a cluster. */
  record(ready: (dump: JsonObject) => boolean): Promise<JsonObject>;
  stop(): Promise<void>;
}

/** Starts an Envoy in a folder where Istio's relative pipes exist. */
export async function startProxy(lab: Lab, options: ProxyOptions): Promise<RunningProxy> {
  const folder = join(lab.folder, options.name);
  await mkdir(join(folder, SDS_PIPE, '..'), { recursive: true });
  const agent = await SdsServer.start(join(folder, SDS_PIPE));
  for (const [name, answer] of Object.entries(options.secrets)) agent.set(name, answer);
  const control = await ControlPlane.start(join(folder, XDS_PIPE), options.resources);
  const stopServers = () => {
    agent.stop();
    control.stop();
  };
  const envoy = await lab
    .envoy({ name: options.name, bootstrap: options.bootstrap, seconds: PATIENCE })
    .catch((error: unknown) => {
      stopServers();
      throw error;
    });
  return {
    envoy,
    control,
    record: async (ready) =>
      asInCluster(
        await until(
          `${options.name} is to get its configuration`,
          async () => {
            const dump = await envoy.configDump();
            return ready(dump) ? dump : undefined;
          },
          { seconds: PATIENCE, every: 200 },
        ).catch(async (error: unknown) => {
          throw new Error(`${error}\n${(await envoy.log()).slice(-4000)}`);
        }),
      ),
    stop: async () => {
      await envoy.stop();
      stopServers();
    },
  };
}

/** Entries of one array of one section of a dump: `('ListenersConfigDump', 'dynamic_listeners')`. */
export function section(dump: JsonObject, type: string, array: string): readonly JsonObject[] {
  const configs = isArray(dump.configs) ? dump.configs.filter(isThing) : [];
  return configs
    .filter((config) => String(config['@type']).endsWith(`.${type}`))
    .flatMap((config) => {
      const entries = config[array];
      return isArray(entries) ? entries.filter(isThing) : [];
    });
}

const isThing = (value: JsonValue): value is JsonObject => isObject(value);

/** Whether as many listeners and clusters are active as were given. */
export const allActive =
  ({ listeners, clusters, endpoints = [] }: Resources) =>
  (dump: JsonObject): boolean =>
    section(dump, 'ListenersConfigDump', 'dynamic_listeners').filter((it) => 'active_state' in it)
      .length === listeners.length &&
    section(dump, 'ClustersConfigDump', 'dynamic_active_clusters').length === clusters.length &&
    section(dump, 'EndpointsConfigDump', 'dynamic_endpoint_configs').length >= endpoints.length;
