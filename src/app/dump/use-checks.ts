import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { Trouble } from '../../core/certificates/types';
import type { NodeId } from '../../core/ids/ids';
import type { Engine } from '../../engine/protocol';
import type { Checked, GraphView } from '../../session/graph-questions';
import type { BoxMark } from '../../session/questions';
import { queryOf, useAsk, useAskNow } from './use-dump';
import { scopeKey } from './use-graph';

/** The check to its end, for who wants all of it at once; undefined: the file cannot be read any more. */
export async function wholeCheck(engine: Engine, now: number): Promise<Checked | undefined> {
  const ask = () => engine.ask({ ask: 'check', now });
  let found = await ask();
  while (found?.more === true) found = await ask();
  return found;
}

/** Two frames: the first picture is drawn, and what it asks for is on its way. */
const afterPaint = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));

/** What is wrong with the certificates of the file, as far as it is known; grows until all are read. */
export function useChecked(): Checked | undefined {
  const client = useQueryClient();
  const asked = useAskNow(['check'], async (engine, now) => {
    await afterPaint();
    const ask = () => engine.ask({ ask: 'check', now });
    let found = await ask();
    while (found?.more === true) {
      client.setQueryData(queryOf(engine, ['check', now], ask).queryKey, { value: found });
      found = await ask();
    }
    return found;
  });
  return asked.state === 'ready' ? asked.value : undefined;
}

export type BoxMarks = ReadonlyMap<NodeId, BoxMark>;
const NONE: BoxMarks = new Map();

/** What the check found of the boxes of a drawing, which itself stays the same. */
export function useMarks({ of }: GraphView): BoxMarks {
  const checked = useChecked();
  const asked = useAsk(
    checked && ['marks', checked.looked, checked.now, ...scopeKey(of)],
    (engine) =>
      checked === undefined
        ? Promise.resolve([])
        : engine.ask({ ask: 'marks', of, now: checked.now }),
    { keepLast: true },
  );
  const marks = asked.state === 'ready' ? asked.value : undefined;
  return useMemo(
    () => (marks === undefined ? NONE : new Map(marks.map((mark) => [mark.id, mark]))),
    [marks],
  );
}

/**
 * The marks where stacks show some of their members: each has the worst of these, not of the stack.
 * `shown`: by stack the members that it shows.
 */
export function useMarksOf(
  marks: BoxMarks,
  shown: ReadonlyMap<NodeId, readonly { readonly id: NodeId }[]>,
): BoxMarks {
  const marked = [...shown].filter(([box]) => marks.has(box));
  const ids = marked.map(([box, members]) => [box, members.map(({ id }) => id)] as const);
  const asked = useAskNow(ids.length === 0 ? undefined : ['marks-of', ids], (engine, now) =>
    Promise.all(
      ids.map(async ([box, members]): Promise<readonly BoxMark[]> => {
        const found = await Promise.all(
          members.map((id) => engine.ask({ ask: 'troubles', id, now })),
        );
        const [worst] = found.flat();
        return worst === undefined ? [] : [{ id: box, trouble: worst, count: 1 }];
      }),
    ),
  );
  const own = asked.state === 'ready' ? asked.value : undefined;
  return useMemo(() => {
    if (shown.size === 0) return marks;
    const others = [...marks].filter(([box]) => !shown.has(box));
    return new Map([...others, ...(own ?? []).flat().map((mark) => [mark.id, mark] as const)]);
  }, [marks, shown, own]);
}

const FINE: readonly Trouble[] = [];

/** What is wrong with the certificates of a node, the worst first. */
export function useTroubles(id: NodeId): readonly Trouble[] {
  const asked = useAskNow(['troubles', id], (engine, now) =>
    engine.ask({ ask: 'troubles', id, now }),
  );
  return asked.state === 'ready' ? asked.value : FINE;
}
