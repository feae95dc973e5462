import { describe, expect, it } from 'vitest';
import { readStreamed } from '../../testing/readings';

const ADMIN = 'type.googleapis.com/envoy.admin.v3.';

const names = (of: string): readonly string[] => [1, 2, 3, 4].map((i) => `${of}${i}`);
const document = {
  configs: [
    {
      '@type': `${ADMIN}ClustersConfigDump`,
      dynamic_active_clusters: names('c').map((name) => ({
        version_info: '7',
        cluster: { name, type: 'EDS', metadata: { deep: [{ version_info: 'x' }] } },
        last_updated: 'now',
      })),
    },
    {
      '@type': `${ADMIN}SecretsConfigDump`,
      dynamic_active_secrets: names('s').map((name) => ({ name, secret: { name } })),
    },
  ],
};

/** Reads a damaged text: what was found, by pointer, and the notices' keys. */
function read(text: string) {
  const bytes = new TextEncoder().encode(text);
  const { resources, notices, end } = readStreamed(bytes, [113]);
  return {
    end: end.kind,
    rows: resources.map(({ rowPointer }) => rowPointer.replace('/configs/', '')),
    notices: notices.map(({ about, pointer }) => `${about.key} ${pointer}`),
  };
}

const CLUSTER = '0/dynamic_active_clusters';
const SECRET = '1/dynamic_active_secrets';
const rows = (at: string, ...indices: readonly number[]) => indices.map((i) => `${at}/${i}`);
const SECRETS = rows(SECRET, 0, 1, 2, 3);

describe.each([
  ['indented', JSON.stringify(document, undefined, 1)],
  ['indented with CRLF', JSON.stringify(document, undefined, 4).replaceAll('\n', '\r\n')],
  ['in one line', JSON.stringify(document)],
])('a dump %s', (_, text) => {
  /** The text without the first of these characters after a word. */
  const without = (character: string, behind: string): string => {
    const at = text.indexOf(character, text.indexOf(behind));
    return text.slice(0, at) + text.slice(at + 1);
  };

  it('whose row has lost a bracket loses that row alone', () => {
    const read1 = read(without('}', '"c2"'));
    expect(read1?.rows).toEqual([...rows(CLUSTER, 0, 2, 3), ...SECRETS]);
    expect(read1?.notices).toEqual([`malformed /configs/${CLUSTER}/1`]);
  });

  it('whose row has lost a quote loses that row alone', () => {
    const read1 = read(without('"', 'c2'));
    expect(read1?.rows).toEqual([...rows(CLUSTER, 0, 2, 3), ...SECRETS]);
    expect(read1?.notices).toEqual([`malformed /configs/${CLUSTER}/1`]);
  });

  it('whose first row has lost a bracket loses that row alone', () => {
    expect(read(without('}', '"c1"'))?.rows).toEqual([...rows(CLUSTER, 1, 2, 3), ...SECRETS]);
  });

  it('whose row has a bracket too many loses that row alone', () => {
    const read1 = read(text.replace('"deep"', '}"deep"'));
    expect(read1?.rows).toEqual([...rows(CLUSTER, 1, 2, 3), ...SECRETS]);
  });

  it('whose row has lost its first bracket loses that row alone', () => {
    const at = text.lastIndexOf('{', text.indexOf('"s2"'));
    const read1 = read(text.slice(0, at) + text.slice(at + 1));
    // Its members look like elements until one of them is no value.
    expect(read1?.rows).toEqual([...rows(CLUSTER, 0, 1, 2, 3), SECRETS[0], ...rows(SECRET, 2, 3)]);
  });

  it('with damage in three rows loses these', () => {
    const damaged = text.replace(/"c1",/, '"c1,').replace(/"c3",/, '"c3"{').replace('"s2"', 's2"');
    expect(read(damaged)?.rows).toEqual([...rows(CLUSTER, 1, 3), ...rows(SECRET, 0, 2, 3)]);
  });

  it('that ends in a row is read to there', () => {
    const cut = read(text.slice(0, text.indexOf('"s4"') + 2));
    expect(cut?.rows).toEqual([...rows(CLUSTER, 0, 1, 2, 3), ...rows(SECRET, 0, 1, 2)]);
    expect(cut?.notices).toEqual(['cut-off /configs/1']);
  });
});

it('a row that is the last of its section does not take the next section with it, in lines', () => {
  const text = JSON.stringify(document, undefined, 2);
  const at = text.indexOf('}', text.indexOf('"c4"'));
  const read1 = read(text.slice(0, at) + text.slice(at + 1));
  expect(read1?.rows).toEqual([...rows(CLUSTER, 0, 1, 2), ...SECRETS]);
});

const list = names('l').map((name) => ({
  name,
  address: { socketAddress: { address: '0.0.0.0', portValue: 80 } },
  filterChains: [{ name: 'c', filters: [{ name: 'f' }] }, { name: 'd' }],
  trafficDirection: 'INBOUND',
}));

describe.each([
  ['as istioctl prints it', JSON.stringify(list, undefined, 4)],
  ['in one line', JSON.stringify(list)],
])('a list of listeners %s', (_, text) => {
  const without = (character: string, behind: string): string => {
    const at = text.indexOf(character, text.indexOf(behind));
    return text.slice(0, at) + text.slice(at + 1);
  };

  it('whose element has lost a bracket or a quote loses that element alone', () => {
    for (const damaged of [without('}', '"l2"'), without(']', '"l2"'), without('"', 'l2')]) {
      expect(read(damaged)?.rows).toEqual(['/0', '/2', '/3']);
      expect(read(damaged)?.notices).toEqual(['bare-list ', 'malformed /1']);
    }
  });

  it('whose first element is damaged is told by the next', () => {
    expect(read(without('}', '"l1"'))?.rows).toEqual(['/1', '/2', '/3']);
  });

  it('that ends in an element is read to there', () => {
    const cut = read(text.slice(0, text.indexOf('"l4"') + 2));
    expect(cut?.rows).toEqual(['/0', '/1', '/2']);
    expect(cut?.notices).toEqual(['bare-list ', 'cut-off ']);
  });
});

it('a list whose last element is damaged loses that alone, in lines', () => {
  const text = JSON.stringify(list, undefined, 4);
  const at = text.indexOf('}', text.indexOf('"l4"'));
  const read1 = read(text.slice(0, at) + text.slice(at + 1));
  expect(read1?.rows).toEqual(['/0', '/1', '/2']);
  expect(read1?.notices).toEqual(['bare-list ', 'malformed /3']);
});

describe('a damaged row whose brackets are whole', () => {
  const good = (name: string, gap: string): string =>
    `{${gap}"name":"${name}","secret":{"list":[1,{${gap}"name":"${name}"}]}}`;
  const dump = (...elements: readonly string[]): string =>
    `{"configs":[{"@type":"${ADMIN}SecretsConfigDump","dynamic_active_secrets":[${elements.join(',')}]}]}`;
  // What lies in it begins as it does, as if it had taken in another row.
  const damaged = good('s1', '\n').replace('"secret":', '"secret"');
  const at = (...indices: readonly number[]) => rows('0/dynamic_active_secrets', ...indices);

  it('takes no row with it that is written otherwise', () => {
    expect(read(dump(damaged, good('s2', ''), good('s3', '\n')))?.rows).toEqual(at(1, 2));
  });

  it('leaves the rows behind it where they are, whatever stands between them', () => {
    for (const odd of ['"no row"', '[]', '7']) {
      expect(read(dump(damaged, odd, good('s3', '\n')))?.rows).toEqual(at(2));
    }
  });
});
