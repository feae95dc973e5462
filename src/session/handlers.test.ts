import { describe, expect, expectTypeOf, it } from 'vitest';
import type { NodeId } from '../core/ids/ids';
import { dump } from '../core/testing/dump-builder';
import type { DumpSession } from './dump-session';
import { answer, type Handlers } from './handlers';
import type { Answers, Ask, QuestionOf } from './questions';
import { openText } from './testing/open-text';

describe('the table of handlers', () => {
  it('pairs every question with its answer: another one does not compile', () => {
    type Handler<A extends Ask, T> = (session: DumpSession, question: QuestionOf<A>) => T;
    expectTypeOf<Handler<'known', readonly NodeId[]>>().toExtend<Handlers['known']>();
    expectTypeOf<Handler<'known', Answers['notices']>>().not.toExtend<Handlers['known']>();
    expectTypeOf<Handler<'known', Answers[Ask]>>().not.toExtend<Handlers['known']>();
    expectTypeOf<Handler<'raw', readonly NodeId[]>>().not.toExtend<Handlers['raw']>();
    expectTypeOf<Handler<'fact', readonly NodeId[]>>().not.toExtend<Handlers['known']>();
  });

  it('gives who asks the type of the answer', async () => {
    const session = await openText(JSON.stringify(dump({})));
    const known = await answer(session, { ask: 'known', ids: [] });
    expectTypeOf(known).toEqualTypeOf<readonly NodeId[]>();
    expect(known).toEqual([]);
    expectTypeOf<QuestionOf<'decide'>>().toExtend<{ readonly now: number }>();
  });
});
