import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { clusterId, listenerId, type NodeId } from '../ids/ids';
import { STATES } from '../ids/kinds';
import { decodeView, encodeView, readLink } from './codec';
import { LINKS } from './fixtures/links';
import {
  ANY_INBOUND,
  ANY_OUTBOUND,
  type ConnectionQuestion,
  isHello,
  SENDS,
  SHOWS,
} from './question';
import { EMPTY_SINGLE_VIEW, singleDump } from './single-view';
import { TOURS } from './tour';
import {
  type DumpView,
  EMPTY_DUMP_VIEW,
  EMPTY_VIEW,
  MAX_ROW_WORDS,
  PANELS,
  TABLES,
  TABS,
  type ViewState,
  type ViewTab,
} from './view-state';

const anyId: fc.Arbitrary<NodeId> = fc
  .tuple(fc.string({ minLength: 1, unit: 'grapheme' }), fc.constantFrom(...STATES), fc.boolean())
  .map(([name, state, listener]) => (listener ? listenerId(name, state) : clusterId(name, state)));

const maybe = <T>(of: fc.Arbitrary<T>): fc.Arbitrary<T | undefined> =>
  fc.option(of, { nil: undefined });
const anyWord = fc.stringMatching(/^[!-+\--~]{1,30}$/);
const anyAddress = fc.oneof(fc.ipV4(), fc.ipV6());

const anyQuestion: fc.Arbitrary<ConnectionQuestion> = fc.oneof(
  fc
    .record({
      ask: fc.constant('in' as const),
      at: maybe(anyId),
      port: maybe(fc.integer({ min: 1, max: 65_535 })),
      address: maybe(anyAddress),
      sends: fc.constantFrom(...SENDS),
      sni: maybe(anyWord),
      alpn: fc.array(anyWord, { maxLength: 5 }),
      shows: fc.constantFrom(...SHOWS),
      source: maybe(anyAddress),
      direct: maybe(anyAddress),
    })
    .map((one) => (isHello(one.sends) ? one : { ...one, sni: undefined, alpn: [] })),
  fc.record({
    ask: fc.constant('out' as const),
    cluster: maybe(anyId),
    endpoint: maybe(anyWord),
  }),
);

const anySource = fc.oneof(
  fc.record({
    kind: fc.constant('sample' as const),
    name: fc.stringMatching(/^[a-z0-9-]{1,20}$/),
  }),
  fc.record({
    kind: fc.constant('file' as const),
    digest: fc.stringMatching(/^[0-9a-f]{64}$/),
    name: fc.string({ minLength: 1, maxLength: 60, unit: 'grapheme' }),
    size: fc.nat(),
  }),
  fc.record({
    kind: fc.constant('snapshot' as const),
    data: fc.stringMatching(/^1\.[\w-]{1,60}$/),
  }),
);

const anyDump = (source: fc.Arbitrary<DumpView['source']>): fc.Arbitrary<DumpView> =>
  fc.record({
    source,
    selected: maybe(anyId),
    focus: maybe(anyId),
    open: fc.array(anyId, { maxLength: 5 }),
    tab: fc.constantFrom(...TABS),
    panel: fc.constantFrom(...PANELS),
    filter: fc.record({
      plaintext: fc.boolean(),
      notActive: fc.boolean(),
      namespace: maybe(fc.stringMatching(/^[a-z0-9-]{1,20}$/)),
    }),
    table: fc.constantFrom(...TABLES),
    sort: maybe(
      fc.record({ column: fc.stringMatching(/^[a-zA-Z0-9]{1,20}$/), descending: fc.boolean() }),
    ),
    rows: fc
      .string({ maxLength: 60, unit: 'grapheme' })
      .filter((text) => text.length <= MAX_ROW_WORDS),
  });

const anyView: fc.Arbitrary<ViewState> = fc.record({
  dumps: fc
    .tuple(anyDump(maybe(anySource)), fc.array(anyDump(anySource), { maxLength: 3 }))
    .map(([first, others]): ViewState['dumps'] => [first, ...others]),
  question: maybe(anyQuestion),
  tour: maybe(
    fc.record({ tour: fc.constantFrom(...TOURS), step: fc.integer({ min: 1, max: 99 }) }),
  ),
  lang: maybe(fc.stringMatching(/^[a-z]{2}$/)),
});

/** A view as one flat list of fields. */
function fields({ dumps, question, tour, ...view }: ViewState): Record<string, unknown> {
  const all = { ...view, ...prefixed('question', question), ...prefixed('tour', tour) };
  const own = dumps.map(({ source, filter, ...dump }, at) =>
    prefixed(LETTERS[at] ?? '', { ...dump, ...prefixed('source', source), ...filter }),
  );
  return Object.assign(all, ...own);
}
const LETTERS = ['a', 'b', 'c', 'd'];
const prefixed = (by: string, of: object | undefined): Record<string, unknown> =>
  Object.fromEntries(Object.entries(of ?? {}).map(([key, value]) => [`${by}.${key}`, value]));

/** Which field of a dump's view a parameter is, where it is not called the same. */
const OF_DUMP: Readonly<Record<string, string>> = { name: 'source.name', size: 'source.size' };
/** Which field of the whole view a parameter is. */
const OF_ALL: Readonly<Record<string, string>> = {
  at: 'question.at',
  port: 'question.port',
  to: 'question.address',
  sni: 'question.sni',
  alpn: 'question.alpn',
  from: 'question.source',
  direct: 'question.direct',
  cluster: 'question.cluster',
  endpoint: 'question.endpoint',
  step: 'tour.step',
  shows: 'question.shows',
  lang: 'lang',
};

/** Which field a parameter is. */
function fieldOf(parameter: string): string {
  const [, letter = 'a', name = ''] = /^(?:([bcd])\.)?(.*)$/.exec(parameter) ?? [];
  return OF_ALL[parameter] ?? `${letter}.${OF_DUMP[name] ?? name}`;
}

describe('the view in a link', () => {
  it('comes back as it was', () => {
    fc.assert(
      fc.property(anyView, (view) => {
        expect(decodeView(`#${encodeView(view)}`)).toEqual(view);
      }),
    );
  });

  it('reads as a person would write it', () => {
    const view: DumpView = {
      ...EMPTY_DUMP_VIEW,
      source: { kind: 'sample', name: 'article' },
      tab: 'graph',
      selected: listenerId('virtualInbound', 'active'),
    };
    expect(encodeView({ ...EMPTY_VIEW, dumps: [view] })).toBe(
      'v=1&sample=article&tab=graph&selected=listener/virtualInbound',
    );
  });

  it('reads as a person would write it, with a question', () => {
    const asked = { ...ANY_INBOUND, port: 50051, sni: 'uc.dev', alpn: ['istio', 'h2'] };
    const question = { ...asked, shows: 'mesh' } as const;
    const text = 'v=1&tab=summary&ask=in&port=50051&sends=tls&sni=uc.dev&alpn=istio,h2&shows=mesh';
    expect(encodeView({ ...EMPTY_VIEW, question })).toBe(text);
    expect(decodeView(text).question).toEqual(question);
  });

  it('loses only the field of a question that is wrong', () => {
    const { question } = decodeView(
      '#v=1&ask=in&port=70000&to=x&sends=smoke&sni=a b&alpn=,h2,&shows=all',
    );
    expect(question).toEqual({ ...ANY_INBOUND, alpn: ['h2'] });
    const link = '#v=1&ask=in&port=80&to=300.1.1.1&from=10.0.0.256&direct=1::2::3&sends=tls';
    expect(decodeView(link).question).toEqual({ ...ANY_INBOUND, port: 80 });
    const good = decodeView('#v=1&ask=in&to=10.0.0.1&from=fd00::1&direct=::ffff:10.0.0.1');
    expect(good.question).toEqual({
      ...ANY_INBOUND,
      address: '10.0.0.1',
      source: 'fd00::1',
      direct: '::ffff:10.0.0.1',
    });
    expect(decodeView('#v=1&ask=why&port=80').question).toBeUndefined();
    for (const sends of ['plain', 'plaintext']) {
      expect(decodeView(`#v=1&ask=in&sends=${sends}`).question).toMatchObject({
        sends: 'http/1.1',
      });
    }
  });

  it('has the fields of each further dump behind those of the first, payloads last', () => {
    const dump = (source: DumpView['source']): DumpView => ({ ...EMPTY_DUMP_VIEW, source });
    const view: ViewState = {
      ...EMPTY_VIEW,
      dumps: [
        dump({ kind: 'snapshot', data: '1.abc' }),
        { ...dump({ kind: 'sample', name: 'strict' }), panel: 'json' },
        dump({ kind: 'snapshot', data: '1.def' }),
      ],
      question: ANY_OUTBOUND,
    };
    const text =
      'v=1&tab=summary&ask=out&b.sample=strict&b.tab=summary&b.panel=json&c.tab=summary&s=1.abc&c.s=1.def';
    expect(encodeView(view)).toBe(text);
    expect(decodeView(text)).toEqual(view);
  });

  it('has four dumps at most, and none that is not named', () => {
    const sources = (link: string) => decodeView(link).dumps.map(({ source }) => source);
    const sample = (name: string) => ({ kind: 'sample', name });
    const many = '#v=1&e.sample=e&d.sample=d&c.sample=c&b.sample=b&sample=a&f.sample=f';
    expect(sources(many)).toEqual(['a', 'b', 'c', 'd'].map(sample));
    // One that cannot be read leaves its place to the next.
    expect(sources('#v=1&sample=a&b.sample=../../etc&c.sample=c')).toEqual(['a', 'c'].map(sample));
    expect(sources('#v=1&b.selected=cluster/x&B.sample=a&b.b.sample=b')).toEqual([undefined]);
    expect(sources('#v=1&b.sample=b')).toEqual([undefined, sample('b')]);
  });

  it('keeps a damaged snapshot, for it to be told', () => {
    expect(decodeView('#v=1&s=%3Cscript%3E').dumps[0].source).toEqual({
      kind: 'snapshot',
      data: '<script>',
    });
    expect(decodeView('#s=1.abc').dumps[0].source).toEqual({ kind: 'snapshot', data: '1.abc' });
  });

  it('says which rows of which table are shown, and in which order', () => {
    const link =
      '#v=1&sample=a&tab=connections&table=outbound&sort=-endpoints&rows=plaintext%20dev';
    const [dump] = decodeView(link).dumps;
    expect([dump.table, dump.sort, dump.rows]).toEqual([
      'outbound',
      { column: 'endpoints', descending: true },
      'plaintext dev',
    ]);
    expect(`#${encodeView(decodeView(link))}`).toBe(link);
    const odd = decodeView(`#v=1&sample=a&table=x&sort=<b>&rows=${'x'.repeat(1000)}`).dumps[0];
    expect([odd.table, odd.sort, odd.rows]).toEqual(['ports', undefined, '']);
  });

  it('loses only the field that is wrong', () => {
    const view = decodeView(
      '#v=1&sample=../../etc&selected=%E0%A4%A&panel=nonsense&only=plaintext,x',
    );
    const filter = { ...EMPTY_DUMP_VIEW.filter, plaintext: true };
    expect(view).toEqual({ ...EMPTY_VIEW, dumps: [{ ...EMPTY_DUMP_VIEW, tab: 'graph', filter }] });
  });

  it('opens the summary of a dump; what a link without a tab points at stands in the graph', () => {
    const tabOf = (link: string) => decodeView(link).dumps[0].tab;
    expect(tabOf('#v=1&sample=article')).toBe('summary');
    expect(tabOf('#v=1&sample=article&tab=nonsense')).toBe('summary');
    for (const pointing of ['selected=cluster/c', 'focus=cluster/c', 'ask=in', 's=1.abc']) {
      expect(tabOf(`#v=1&sample=article&${pointing}`)).toBe('graph');
      expect(tabOf(`#v=1&sample=article&${pointing}&tab=certificates`)).toBe('certificates');
    }
    expect(tabOf('#v=1&sample=article&tour=permissive&step=2')).toBe('graph');
  });

  it('says of a later version that it is one', () => {
    expect(readLink('#v=99&sample=article')).toEqual({ view: EMPTY_VIEW, problem: 'newer' });
    expect(readLink('')).toEqual({ view: EMPTY_VIEW, problem: undefined });
  });

  it('reads a link whose version is damaged', () => {
    const { view, problem } = readLink('#v=x1&sample=article');
    expect(view.dumps[0].source).toEqual({ kind: 'sample', name: 'article' });
    expect(problem).toBeUndefined();
  });

  it('never throws, whatever it is given', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => readLink(text) !== undefined));
  });

  it('keeps all other fields when one is damaged', () => {
    const damage = fc.record({ view: anyView, at: fc.nat(), by: fc.string({ unit: 'grapheme' }) });
    fc.assert(
      fc.property(damage, ({ view, at, by }) => {
        const pairs = encodeView(view).split('&');
        // The version, and those that say what kind of source or question it is, lead the rest.
        const single = pairs.flatMap((pair, i) =>
          /^(v|([bcd]\.)?(sample|digest|s|only)|ask|sends|tour)=/.test(pair) ? [] : [i],
        );
        const hit = single[at % Math.max(1, single.length)];
        if (hit === undefined) return;
        const key = pairs[hit]?.split('=')[0] ?? '';
        pairs[hit] = `${key}=${by.replaceAll('&', '')}`;
        const without = pairs.filter((_, i) => i !== hit).join('&');
        const read = new Map(Object.entries(fields(readLink(pairs.join('&')).view)));
        for (const [name, value] of Object.entries(fields(readLink(without).view))) {
          if (name !== fieldOf(key)) expect([name, read.get(name)]).toEqual([name, value]);
        }
      }),
    );
  });

  it.each(LINKS)('opens for ever: $link', ({ link, view }) => {
    const points = Object.keys(view).some((field) => !['source', 'panel', 'lang'].includes(field));
    const tab: ViewTab = points || view.source?.kind === 'snapshot' ? 'graph' : 'summary';
    const all = { ...EMPTY_SINGLE_VIEW, tab, ...view };
    expect(decodeView(link)).toEqual(singleDump(all));
  });
});
