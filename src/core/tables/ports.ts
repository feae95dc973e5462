import { type EffectiveTls, effectiveTls } from '../decide/tls/tls-context';
import type { EffectiveVersions } from '../decide/tls/tls-parameters';
import { type Dump, facet } from '../graph/dump';
import { addressText } from '../model/address';
import { tlsContextOf } from '../model/sockets';
import type { TlsVersion } from '../model/types';
import { type ServedPort, servedPorts } from '../summary/ports';
import type { ClientCertificates, PortRow } from './types';
import { clientsOf, namesIn, rootsIn } from './verified';

/** Ports by which others reach the proxy; by port, all others last. */
export const portRows = facet((dump): readonly PortRow[] =>
  servedPorts(dump.model, dump.lookup).map((served) => portRow(dump, served)),
);

function portRow(dump: Dump, served: ServedPort): PortRow {
  const { port, what, mode, plaintext, version, chains } = served;
  const listener = version.resource;
  const contexts = chains.flatMap(({ socket }) => tlsContextOf(socket) ?? []);
  const tls = contexts.map((context) => effectiveTls(context, dump.lookup));
  const plain = chains.find(({ socket }) => tlsContextOf(socket) === undefined);
  const chain = (plaintext === 'taken' ? plain : undefined) ?? chains[0];
  return {
    id: dump.nodeOf(chain ?? listener),
    port,
    what,
    mode,
    plaintext,
    standing: version.standing,
    clients: oneOf(new Set(contexts.map((context) => clientsOf(context, dump.lookup)))),
    roots: distinct(tls.flatMap(rootsIn)),
    names: distinct(tls.flatMap(namesIn)),
    versions: widest(tls),
    listener: listener.name || addressText(listener.address),
    chain: chain?.name ?? '',
    chains: chains.length,
  };
}

const distinct = (all: readonly string[]): readonly string[] => [...new Set(all)];

function oneOf(proofs: ReadonlySet<ClientCertificates>): PortRow['clients'] {
  const [proof] = proofs;
  return proofs.size > 1 ? 'mixed' : proof;
}

/** Versions that some chain of the port takes. */
function widest(tls: readonly EffectiveTls[]): EffectiveVersions | undefined {
  const [first, ...others] = tls.map(({ versions }) => versions);
  if (first === undefined) return undefined;
  const lower = (a: TlsVersion, b: TlsVersion): boolean => a < b;
  return others.reduce((all, one) => {
    const min = lower(one.min, all.min) ? one : all;
    const max = lower(all.max, one.max) ? one : all;
    return {
      min: min.min,
      minByDefault: min.minByDefault,
      max: max.max,
      maxByDefault: max.maxByDefault,
      possible: all.possible || one.possible,
    };
  }, first);
}
