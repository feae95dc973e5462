import { describe, expect, it } from 'vitest';
import { readStreamed, type StreamReading } from '../testing/readings';
import { MAX_TEXT_BYTES } from './scan/container-scanner';

const ADMIN = 'type.googleapis.com/envoy.admin.v3.';
const utf8 = (text: string): Uint8Array => new TextEncoder().encode(text);

/** Reads a text in one piece, and checks that pieces of a few bytes are read alike. */
function read(text: string): StreamReading {
  const whole = readStreamed(utf8(text));
  if (text.length < 10_000) {
    for (const size of [1, 7]) {
      const pieces = readStreamed(utf8(text), [size]);
      expect(outcome(pieces)).toEqual(outcome(whole));
      expect(pieces.end).toEqual(whole.end);
    }
  }
  return whole;
}

/** What was found: pointers of bodies, and notices in one line each. */
const outcome = ({ resources, notices }: StreamReading) => ({
  bodies: resources.map(({ pointer }) => pointer),
  notices: notices.map(({ pointer, about }) => {
    const { key } = about;
    const more = 'field' in about ? about.field : 'type' in about ? about.type : '';
    return [key, pointer, more].join(' ').trim();
  }),
});

const row = (name: string): string => `{"name":"${name}"}`;
const secrets = (...rows: readonly string[]): string =>
  `{"@type":"${ADMIN}SecretsConfigDump","dynamic_active_secrets":[${rows.join(',')}]}`;
const dump = (...sections: readonly string[]): string => `{"configs":[${sections.join(',')}]}`;
const A = row('a');
const B = row('b');
const C = row('c');
const at = (section: number, index: number): string =>
  `/configs/${section}/dynamic_active_secrets/${index}`;

describe('a file that is cut off', () => {
  const text = dump(secrets(A, B), secrets(C, row('a longer name, 中文')));

  it('keeps every row that is whole, wherever it ends', () => {
    const { resources } = read(text);
    const ends = resources.map(({ pointer, range }) => ({ pointer, end: range?.end ?? 0 }));
    const bytes = utf8(text);
    for (let length = 1; length < bytes.length; length++) {
      const { end, ...cut } = readStreamed(bytes.subarray(0, length), [5]);
      const whole = ends.filter((one) => one.end <= length).map(({ pointer }) => pointer);
      expect(outcome({ end, ...cut }).bodies).toEqual(whole);
      expect(end.kind).toBe(whole.length > 0 ? 'read' : 'not-json');
      const last = cut.notices.at(-1);
      if (whole.length > 0) expect(last?.about).toMatchObject({ key: 'cut-off', bytes: length });
    }
  });

  it('says in which section it stops', () => {
    const { notices } = read(dump(secrets(A), secrets(B).slice(0, -8)));
    expect(notices).toContainEqual({
      pointer: '/configs/1',
      about: {
        key: 'cut-off',
        bytes: expect.any(Number),
        section: 'SecretsConfigDump',
        closes: true,
      },
    });
  });

  it('says of rows that they wait for a type which never came', () => {
    const cut = `{"configs":[${secrets(A)},{"dynamic_active_secrets":[${B},`;
    expect(outcome(read(cut))).toEqual({
      bodies: [at(0, 0)],
      notices: ['unknown-section /configs/1', 'cut-off /configs/1'],
    });
  });

  it('says of rows that the type they waited for is damaged', () => {
    const late = `{"dynamic_active_secrets":[${B}],"@type":"${ADMIN}SecretsConfigDump},{"x":1}`;
    const { bodies, notices } = outcome(read(`{"configs":[${secrets(A)},${late}`));
    expect(bodies).toEqual([at(0, 0)]);
    expect(notices[0]).toMatch(/^unknown-section .configs.1 .*SecretsConfigDump},{$/);
  });

  it.each(['{', '{"configs"', '{"configs":[', '{"configs":[{"@type":"x"', '"abc', '[{"a":1'])(
    'is no dump where nothing was found: %s',
    (cut) => {
      expect(read(cut).end).toMatchObject({ kind: 'not-json', at: cut.length, cut: true });
    },
  );
});

describe('a row that is not JSON', () => {
  it.each([
    ['NaN', '{"name":NaN}'],
    ['single quotes', "{'name':'x'}"],
    ['a trailing comma', '{"name":"x",}'],
    ['a line break in a string', '{"name":"a\nb"}'],
    ['a missing comma', '{"name":"x" "a":1}'],
    ['a bad escape', '{"name":"\\x"}'],
    ['a word', '[undefined]'],
    ['brackets that do not match', '{"name":["x"}}'],
  ])('becomes a notice, the rest opens: %s', (_, bad) => {
    const text = dump(secrets(A, bad, B), secrets(C));
    const reading = read(text);
    expect(outcome(reading).bodies).toEqual([at(0, 0), at(0, 2), at(1, 0)]);
    const start = utf8(text.slice(0, text.indexOf(bad))).length;
    expect(reading.notices).toContainEqual({
      pointer: at(0, 1),
      about: { key: 'malformed', start, end: start + utf8(bad).length },
    });
  });

  it('is told in a section that is passed over too, and beside the sections', () => {
    const other = `{"@type":"${ADMIN}RoutesConfigDump","static_route_configs":[{a}]}`;
    const text = `{"x":{b},"configs":[${secrets(A)},${other},{"@type":"else","y":{c}}]}`;
    expect(outcome(read(text)).notices).toEqual(
      expect.arrayContaining([
        'malformed /x',
        'malformed /configs/1/static_route_configs/0',
        'malformed /configs/2/y',
      ]),
    );
  });

  it('leaves the rows of a row dump what they are', () => {
    const typed = (more: string): string =>
      `{"@type":"${ADMIN}SecretsConfigDump.DynamicSecret",${more}}`;
    const text = dump(typed('"name":"a","secret":{x}'), typed('"name":"b"'));
    expect(outcome(read(text))).toMatchObject({
      bodies: ['/configs/0', '/configs/1'],
      notices: expect.arrayContaining(['malformed /configs/0/secret']),
    });
  });

  it('is no dump where there is no other', () => {
    expect(read(dump(secrets('{a}'))).end).toMatchObject({ kind: 'not-json', cut: false });
  });
});

describe('commas between rows', () => {
  it.each([
    ['one too many', dump(`${secrets(A, B).slice(0, -2)},]}`)],
    ['one too few', dump(secrets(`${A}${B}`))],
  ])('%s: told, and all is read', (_, text) => {
    const { bodies, notices } = outcome(read(text));
    expect(bodies).toEqual([at(0, 0), at(0, 1)]);
    expect(notices).toEqual(['comma /configs/0']);
  });

  it('stop the reading where something else stands', () => {
    const { bodies, notices } = outcome(read(dump(secrets(A, B)).replace('},{', '} ; {')));
    expect(bodies).toEqual([at(0, 0)]);
    expect(notices).toEqual(['broken /configs/0']);
  });
});

describe('a key that comes twice', () => {
  it('in a row: the last counts', () => {
    const reading = read(dump(secrets('{"name":"a","name":"b"}')));
    expect(outcome(reading).notices).toEqual([`duplicate-key ${at(0, 0)} name`]);
    expect(reading.resources[0]?.value).toEqual({ name: 'b' });
  });

  it('in a section: the rows of the last array count', () => {
    const text = `{"configs":[{"@type":"${ADMIN}SecretsConfigDump","dynamic_active_secrets":[${A},${B}],"dynamic_active_secrets":[${C}]}]}`;
    const reading = read(text);
    expect(outcome(reading)).toEqual({
      bodies: [at(0, 0)],
      notices: ['duplicate-key /configs/0 dynamic_active_secrets'],
    });
    expect(reading.resources[0]?.value).toEqual({ name: 'c' });
  });

  it('`configs` twice: the last counts', () => {
    const text = `{"configs":[${secrets(A, B)}],"configs":[${secrets(C)}]}`;
    expect(outcome(read(text))).toEqual({
      bodies: [at(0, 0)],
      notices: ['duplicate-key  configs'],
    });
  });

  it('`@type` twice: the last counts, also where it is no type', () => {
    const rows = `"dynamic_active_secrets":[${A}]`;
    const text = dump(`{"@type":"x",${rows},"@type":"${ADMIN}SecretsConfigDump"}`);
    expect(outcome(read(text))).toEqual({
      bodies: [at(0, 0)],
      notices: ['duplicate-key /configs/0 @type'],
    });
    const list = dump(`{"@type":"${ADMIN}SecretsConfigDump",${rows},"@type":[]}`, secrets(B));
    expect(outcome(read(list))).toEqual({
      bodies: [at(1, 0)],
      notices: ['duplicate-key /configs/0 @type', 'unknown-section /configs/0'],
    });
  });

  it('written with escapes is the same key', () => {
    expect(outcome(read(dump(secrets('{"name":"a","\\u006eame":"b"}')))).notices).toHaveLength(1);
    const text = `{"configs":[${secrets(A)}],"\\u0063onfigs":[${secrets(B, C)}]}`;
    expect(outcome(read(text)).bodies).toEqual([at(0, 0), at(0, 1)]);
  });
});

describe('`@type` behind the rows', () => {
  it('says what they are all the same', () => {
    const late = `{"dynamic_active_secrets":[${A}],"@type":"${ADMIN}SecretsConfigDump"}`;
    const reading = read(dump(late, secrets(B)));
    expect(reading.planned).toBe(true);
    expect(outcome(reading).bodies).toEqual([at(0, 0), at(1, 0)]);
  });

  it('of a section that stands alone', () => {
    const routes = `{"static_route_configs":[{},{}],"@type":"${ADMIN}RoutesConfigDump"}`;
    expect(read(routes).notices).toEqual([
      { pointer: '', about: { key: 'other-section', type: 'RoutesConfigDump', rows: 2 } },
    ]);
    const words = 'x'.repeat(5000);
    const bootstrap = `{"bootstrap":{"node":{"id":"${words}"}},"@type":"${ADMIN}BootstrapConfigDump"}`;
    expect(read(bootstrap).resources[0]?.value).toEqual({ node: { id: words } });
  });
});

describe('what stands around the JSON', () => {
  it('a byte order mark is told and passed over', () => {
    const { bodies, notices } = outcome(read(`\ufeff${dump(secrets(A))}`));
    expect(bodies).toEqual([at(0, 0)]);
    expect(notices).toEqual(['byte-order-mark']);
  });

  it('a part of a byte order mark is not JSON', () => {
    const bytes = Uint8Array.from([0xef, 0xbb, ...utf8(dump(secrets(A)))]);
    expect(readStreamed(bytes, [1]).end).toMatchObject({ kind: 'not-json', at: 0 });
  });

  it('text behind it is told and not read', () => {
    const text = `${dump(secrets(A))}\n\n$ exit ${dump(secrets(B))}`;
    const reading = read(text);
    expect(outcome(reading).bodies).toEqual([at(0, 0)]);
    expect(reading.notices).toEqual([
      {
        pointer: '',
        about: {
          key: 'trailing-text',
          at: text.indexOf('$'),
          excerpt: expect.stringContaining('$ exit'),
        },
      },
    ]);
  });

  it.each(['', ' \n\t\r ', '\ufeff', '\ufeff\n'])(
    'nothing but white space is empty: %j',
    (text) => {
      expect(read(text).end).toEqual({ kind: 'problem', problem: { kind: 'empty' } });
    },
  );
});

describe('hostile files', () => {
  const deep = `${'{"a":['.repeat(50_000)}1${']}'.repeat(50_000)}`;

  it('a hundred thousand levels in a row cost that row its depth and nothing else', () => {
    const { bodies, notices } = outcome(read(dump(secrets(A, `{"name":"d","x":${deep}}`, B))));
    expect(bodies).toEqual([at(0, 0), at(0, 1), at(0, 2)]);
    expect(notices).toEqual([]);
  });

  it.each([deep, '['.repeat(100_000), '{"configs":['.repeat(10_000)])(
    'a hundred thousand levels of something else are no dump',
    (text) => {
      expect(read(text).end.kind).not.toBe('read');
    },
  );

  it('keys that every object has are names like others', () => {
    const proto = '"__proto__":{"name":"x","configs":[]},"constructor":1,"toString":[1]';
    const section = `{${proto},"@type":"${ADMIN}SecretsConfigDump",${proto.replaceAll(':1', ':2')},"dynamic_active_secrets":[{${proto}},${A}]}`;
    const reading = read(`{${proto},"configs":[${section}]}`);
    expect(outcome(reading).bodies).toEqual([at(0, 0), at(0, 1)]);
    expect(Object.keys(reading.resources[0]?.value ?? {})).toContain('__proto__');
    expect(Object.getPrototypeOf(reading.resources[0]?.value)).toBe(Object.prototype);
    const map = `{"configs":{${proto},"secrets":{"dynamic_active_secrets":[${A}]}}}`;
    expect(outcome(read(map)).bodies).toEqual(['/configs/secrets/dynamic_active_secrets/0']);
  });

  it('a string of three megabytes is read in a row, and passed over beside it', () => {
    const long = `"${'中'.repeat(1 << 20)}"`;
    const reading = read(`{"x":${long},"configs":[${secrets(A, `{"name":${long}}`)}]}`);
    expect(outcome(reading)).toEqual({
      bodies: [at(0, 0), at(0, 1)],
      notices: ['too-large /x', 'unknown-field /x x'],
    });
    expect(reading.resources[1]?.row.name).toBe('中'.repeat(1 << 20));
  });

  it('a row that is longer than the limit is passed over and told', () => {
    const text = dump(secrets(A, `{"name":"${'x'.repeat(MAX_TEXT_BYTES)}"}`, B));
    const reading = readStreamed(utf8(text));
    expect(outcome(reading)).toEqual({
      bodies: [at(0, 0), at(0, 2)],
      notices: [`too-large ${at(0, 1)}`],
    });
  });
});
