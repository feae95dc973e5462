import { isLocal, type SeenConnection } from '../connection';
import { type IpRange, inRange, parseIp } from '../ip-ranges';
import { type ChainLevel, EXTERNAL, LOCAL, NO_KEY, nameKey } from './levels';

/** Matches catch-alls only (filter_chain_manager_impl.cc, fakeAddress). */
const FAKE_IP = '255.255.255.255';

/** A key that suits the connection. Of several the one with the highest rank is taken. */
export interface Fit {
  readonly key: string;
  readonly rank: number;
}

export interface LevelValue {
  /** What the connection has; undefined: not an IP address. */
  readonly shown: string | readonly string[] | undefined;
  /** The keys of a level that suit it. Equal ranks are a choice that Envoy leaves open. */
  fits(keys: LevelKeys): readonly Fit[];
}

/** The keys of one place of the tree. */
export interface LevelKeys {
  readonly branches: ReadonlyMap<string, unknown>;
  readonly ranges: ReadonlyMap<string, IpRange>;
}

export function valueAt(level: ChainLevel, seen: SeenConnection): LevelValue {
  switch (level) {
    case 'destination_port':
      return exactly(seen.local === undefined ? undefined : String(seen.local.port));
    case 'prefix_ranges':
      return address(seen.local?.address);
    case 'server_names':
      return among(seen.serverName, namesFor(seen.serverName));
    case 'transport_protocol':
      return exactly(seen.transportProtocol);
    case 'application_protocols':
      // The client's order decides, not the chains'.
      return among(seen.applicationProtocols, seen.applicationProtocols);
    case 'direct_source_prefix_ranges':
      return address(seen.directRemote?.address);
    case 'source_type':
      return exactly(isLocal(seen) ? LOCAL : EXTERNAL);
    case 'source_prefix_ranges':
      return address(seen.remote?.address);
    case 'source_ports':
      return exactly(seen.remote === undefined ? undefined : String(seen.remote.port));
  }
}

/** Any of `wanted`, the first being the best; after them "asks nothing". */
const among = (shown: LevelValue['shown'], wanted: readonly string[]): LevelValue => ({
  shown,
  fits: ({ branches }) =>
    [...new Set([...wanted, NO_KEY])].flatMap((key, i) =>
      branches.has(key) ? [{ key, rank: wanted.length - i }] : [],
    ),
});

const exactly = (value: string | undefined): LevelValue =>
  among(value, value === undefined ? [] : [value]);

/** Longest prefix; no ranges is as good as a length of 0. */
function address(text: string | undefined): LevelValue {
  const ip = parseIp(text ?? FAKE_IP);
  return {
    shown: text,
    fits({ branches, ranges }) {
      const found: Fit[] = branches.has(NO_KEY) ? [{ key: NO_KEY, rank: 0 }] : [];
      for (const [key, range] of ip === undefined ? [] : ranges) {
        if (ip !== undefined && inRange(ip, range)) found.push({ key, rank: range.length });
      }
      return found;
    },
  };
}

/** Exact, then wildcards from the longest to the shortest; a lone dot at the end is not one. */
function namesFor(name: string): readonly string[] {
  if (name === '') return [];
  const names = [nameKey(name)];
  for (
    let dot = name.indexOf('.', 1);
    dot > 0 && dot < name.length - 1;
    dot = name.indexOf('.', dot + 1)
  ) {
    names.push(`*${name.slice(dot)}`);
  }
  return names;
}
