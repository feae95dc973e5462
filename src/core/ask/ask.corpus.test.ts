import { describe, expect, it } from 'vitest';
import { corpusDumps } from '../../testing/corpus';
import { resolve } from '../base/pointer';
import type { Dump } from '../graph/dump';
import { ANY_INBOUND, ANY_OUTBOUND, type ConnectionQuestion, SENDS } from '../view/question';
import { askAbout } from './ask';
import { askOffers } from './offers';
import { endpointsOf } from './outbound';

/** Of each file so many ports, listeners and clusters are asked about. */
const MOST = 25;

function questionsOf(dump: Dump): readonly ConnectionQuestion[] {
  const { ports, listeners } = askOffers(dump);
  const places = [
    ...ports.slice(0, MOST).map(({ port }) => ({ port })),
    ...listeners.slice(0, MOST).map(({ id }) => ({ at: id, port: 8080 })),
  ];
  const inbound = places.flatMap((place) =>
    SENDS.flatMap((sends) =>
      [[], ['istio'], ['h2']].map((alpn) => ({ ...ANY_INBOUND, ...place, sends, alpn })),
    ),
  );
  const clusters = dump.graph.nodes.filter(({ kind }) => kind === 'cluster').slice(0, MOST);
  const outbound = clusters.flatMap(({ id }) => {
    const listed = endpointsOf(id, dump)?.endpoints ?? [];
    return [undefined, ...listed.slice(0, 3).map(({ address }) => address)].map((endpoint) => {
      return { ...ANY_OUTBOUND, cluster: id, endpoint };
    });
  });
  return [...inbound, ...outbound];
}

describe.each(corpusDumps())('$name', ({ dump, document }) => {
  it('answers with places that exist and nodes that are drawn', () => {
    const ids = new Set(dump.graph.nodes.map(({ id }) => id));
    const wrong = questionsOf(dump).flatMap((question) => {
      const { steps, path, verdict, nodes } = askAbout(question, dump);
      const known = new Set(nodes.map(({ id }) => id));
      const fields = steps.flatMap((step) => ('fields' in step ? step.fields : []));
      return [
        ...path.filter((id) => !ids.has(id) || !known.has(id)).map((id) => `no node ${id}`),
        ...fields
          .filter(({ pointer }) => resolve(document, pointer) === undefined)
          .map(({ pointer }) => `nothing at ${pointer}`),
        ...(verdict.key === 'not-in-file' ? ['not in the file'] : []),
        ...(verdict.key === 'endpoint-not-in-file' ? [`lost ${verdict.endpoint}`] : []),
      ];
    });
    expect([...new Set(wrong)].slice(0, 5)).toEqual([]);
  });
});
