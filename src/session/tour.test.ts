import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { withPreset } from '../app/ask/ask-presets';
import { questionBefore, questionFor } from '../app/tour/tour-questions';
import { askOffers } from '../core/ask/offers';
import type { Role } from '../core/tour/cast';
import { sampleFor, stepCount, TOUR_STEPS, type TourSample } from '../core/tour/steps';
import type { StepAnswer, Tried } from '../core/tour/types';
import { ANY_INBOUND } from '../core/view/question';
import { TOURS, type TourId } from '../core/view/tour';
import { NO_FILTER } from '../core/view/view-state';
import { type Locale, loadLanguage } from '../texts';
import type { StepText } from '../texts/tours';
import type { DumpSession } from './dump-session';
import { answer } from './handlers';
import { openText } from './testing/open-text';

const sessions = new Map<TourSample, Promise<DumpSession>>();
function sample(name: TourSample): Promise<DumpSession> {
  const url = new URL(`../../public/samples/${name}.json`, import.meta.url);
  const session = sessions.get(name) ?? openText(readFileSync(url, 'utf8'));
  sessions.set(name, session);
  return session;
}

type Fitting = Extract<StepAnswer, { fits: true }>;

const told = (session: DumpSession, of: TourId): Promise<readonly StepAnswer[]> =>
  answer(session, { ask: 'tour', tour: of });

async function stepOn(session: DumpSession, of: TourId, step: number): Promise<Fitting> {
  const found = (await told(session, of))[step - 1];
  if (found?.fits !== true) throw new Error(`lacks ${found?.missing}`);
  return found;
}

async function tried(
  session: DumpSession,
  of: TourId,
  step: number,
  what: Partial<Tried>,
): Promise<string | undefined> {
  const place = { tour: of, step };
  const result = await answer(session, {
    ask: 'tour-check',
    place,
    tried: { selected: undefined, question: undefined, ...what },
  });
  return result?.state;
}

const STEPS = TOURS.flatMap((of) =>
  TOUR_STEPS[of].map((name, at) => ({ of, name, step: at + 1, on: sampleFor(of, at + 1) })),
);

describe.each(STEPS)('$of $step, $name, on the sample $on', ({ of, step, on }) => {
  it('leads to nodes that are there, and to a drawing that shows them', async () => {
    const session = await sample(on);
    const { points, focus, check } = await stepOn(session, of, step);
    const shown = check.kind === 'select' ? [check.show] : [];
    const ids = [points.id, ...(focus === undefined ? [] : [focus]), ...shown];
    expect(await answer(session, { ask: 'known', ids })).toEqual(ids);
    const scope = { focus, filter: NO_FILTER, open: [] };
    const holders = await answer(session, {
      ask: 'holders',
      of: scope,
      ids: [points.id, ...shown],
    });
    expect(holders).not.toContain(undefined);
  });

  it('has a check that takes the right answer and no other', async () => {
    const session = await sample(on);
    const { points, check } = await stepOn(session, of, step);
    expect(await tried(session, of, step, {})).toBe('open');
    expect(await tried(session, of, step, { selected: points.id })).toBe('open');
    switch (check.kind) {
      case 'select': {
        expect(await tried(session, of, step, { selected: check.show })).toBe('done');
        const others = session.dump.graph.nodes.filter(({ id }) => id !== points.id);
        const states = await Promise.all(
          others.map(({ id }) => tried(session, of, step, { selected: id })),
        );
        expect(states).toContain('wrong');
        break;
      }
      case 'ask': {
        const offers = askOffers(session.dump);
        const right = questionFor(check.show, offers);
        expect(await tried(session, of, step, { question: right })).toBe('done');
        const before = questionBefore(check.show, offers);
        expect(await tried(session, of, step, { question: before })).toBe('wrong');
        const elsewhere = withPreset({ ...ANY_INBOUND, port: 1 }, 'curl', offers);
        expect(await tried(session, of, step, { question: elsewhere })).toBe('wrong');
        break;
      }
      case 'choice':
        expect(check.options.filter(({ right }) => right)).toHaveLength(1);
        expect(new Set(check.options.map(({ key }) => key)).size).toBe(check.options.length);
        break;
      case 'panel':
        break;
    }
  });

  it.each(['en', 'zh'] as const)(
    'says in %s nothing that the dump does not have',
    async (locale) => {
      const { text, answer } = await textOf(locale, of, step, on);
      const empty: string[] = [];
      const facts = new Proxy(answer.facts, {
        get: (all, key) => {
          const value: unknown = Reflect.get(all, key);
          if (value === '' || (Array.isArray(value) && value.length === 0)) empty.push(String(key));
          return value;
        },
      });
      for (const say of [text.text, text.task, text.right, text.wrong]) {
        expect(say(facts)).not.toMatch(/undefined|``|NaN/);
      }
      expect(empty).toEqual([]);
    },
  );

  it.each(['en', 'zh'] as const)('has words in %s for every answer', async (locale) => {
    const { text, answer } = await textOf(locale, of, step, on);
    const { check } = answer;
    const keys =
      check.kind === 'choice'
        ? check.options.filter(({ value }) => value === undefined).map(({ key }) => key)
        : [];
    expect(Object.keys(text.options).sort()).toEqual([...keys].sort());
  });
});

async function textOf(locale: Locale, of: TourId, step: number, on: TourSample) {
  const { tours } = await (await loadLanguage(locale)).tours();
  const steps: Readonly<Record<string, StepText>> = tours[of].steps;
  const text = steps[TOUR_STEPS[of][step - 1] ?? ''];
  if (text === undefined) throw new Error('no text');
  return { text, answer: await stepOn(await sample(on), of, step) };
}

/** Keys of the right answers to choices. */
async function rightOf(of: TourId, step: number, on = sampleFor(of, step)) {
  const { check } = await stepOn(await sample(on), of, step);
  return check.kind === 'choice' ? check.options.find(({ right }) => right)?.key : undefined;
}

describe('what is right', () => {
  it('is known for the samples', async () => {
    expect(await rightOf('first-dump', 5)).toBe('PERMISSIVE');
    expect(await rightOf('istio-mtls', 3)).toBe('DownstreamTlsContext');
    expect(await rightOf('istio-mtls', 4)).toBe('fails');
    expect(await rightOf('istio-mtls', 5)).toBe('spiffe://cluster.local/ns/any/sa/any');
    expect(await rightOf('istio-mtls', 8)).toBe('spiffe://cluster.local/ns/dev/sa/default');
    expect(await rightOf('plaintext', 3)).toBe('tlsMode-istio');
    expect(await rightOf('plaintext', 4)).toBe('no');
    expect(await rightOf('plaintext', 6)).toBe('app');
    expect(await rightOf('permissive', 4)).toBe('closed');
    expect(await rightOf('permissive', 6)).toBe('plain');
    expect(await rightOf('certificates', 2)).toBe('sds-grpc');
    expect(await rightOf('certificates', 3)).toBe('for-ever');
    expect(await rightOf('certificates', 5)).toBe('before');
    expect(await rightOf('certificates', 6)).toBe('expired');
    expect(await rightOf('certificates', 7)).toBe('does-not');
  });

  it('follows the dump: the same question has another answer elsewhere', async () => {
    expect(await rightOf('first-dump', 5, 'strict')).toBe('STRICT');
    expect(await rightOf('certificates', 6, 'article')).toBe('valid');
    expect(await rightOf('certificates', 7, 'article')).toBe('ends');
  });
});

it('gives a step another title where another answer is right', async () => {
  const { textFor } = await import('../ui/tour/step-text');
  const titleOn = async (on: TourSample): Promise<string> => {
    const { text, answer } = await textOf('en', 'certificates', 7, on);
    return textFor(text, answer).title;
  };
  expect(await titleOn('wrong-root')).toBe('Signed by somebody else');
  expect(await titleOn('article')).toBe('Signed by its own CA');
  expect(await titleOn('expired-certificate')).toBe('Signed by its own CA');
});

describe('a dump that lacks something', () => {
  const lacks = async (on: TourSample, of: TourId): Promise<readonly (Role | 'answer' | '')[]> =>
    (await told(await sample(on), of)).map((answer) => (answer.fits ? '' : answer.missing));

  it('says for each step what it is', async () => {
    expect(await lacks('strict', 'istio-mtls')).toEqual([
      'permissive-listener',
      'permissive-chain',
      ...Array(3).fill(''),
      ...Array(3).fill(expect.stringMatching(/^mesh-|client-socket/)),
      '',
      '',
    ]);
    const empty = await openText('{"configs": []}');
    for (const of of TOURS) {
      const steps = await told(empty, of);
      expect(steps).toHaveLength(stepCount(of));
      expect(steps.filter(({ fits }) => fits)).toEqual([]);
    }
  });

  it('of the client side, or the server side, still has the steps of the other', async () => {
    const steps = await told(await sample('article-server'), 'istio-mtls');
    expect(steps.map(({ fits }) => fits)).toEqual(Array(10).fill(true));
  });

  it('has no step beyond the last', async () => {
    expect(await tried(await sample('strict'), 'plaintext', 99, {})).toBeUndefined();
  });
});
