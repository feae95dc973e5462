import { useQueryClient } from '@tanstack/react-query';
import { useMemo } from 'react';
import type { CertificateFinding } from '../../core/findings/index';
import type { NodeId } from '../../core/ids/ids';
import type { Engine } from '../../engine/protocol';
import type { FoundFindings, GraphView } from '../../session/graph-questions';
import type { BoxMark } from '../../session/questions';
import { queryOf, useAsk, useAskNow } from './use-dump';
import { scopeKey } from './use-graph';

/** So many come without being asked for. */
const FIRST = 200;

/** The first findings when all certificates have been read. */
export async function allFindings(
  engine: Engine,
  most: number,
  now: number,
): Promise<FoundFindings> {
  const ask = () => engine.ask({ ask: 'findings', from: 0, to: most, now });
  let found = await ask();
  while (found.more) found = await ask();
  return found;
}

/** Two frames: the first picture is drawn, and its own questions have been asked. */
const afterPaint = (): Promise<void> =>
  new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(() => done())));

/** What has been found so far; grows until all certificates are read. Undefined: not asked yet. */
export function useFindings(): FoundFindings | undefined {
  const client = useQueryClient();
  const asked = useAskNow(['findings'], async (engine, now) => {
    await afterPaint();
    const ask = () => engine.ask({ ask: 'findings', from: 0, to: FIRST, now });
    let found = await ask();
    while (found.more) {
      client.setQueryData(queryOf(engine, ['findings', now], ask).queryKey, { value: found });
      found = await ask();
    }
    return found;
  });
  return asked.state === 'ready' ? asked.value : undefined;
}

export type BoxMarks = ReadonlyMap<NodeId, BoxMark>;
const NONE: BoxMarks = new Map();

/** What was found of the boxes of a drawing, which itself stays the same. */
export function useMarks({ of }: GraphView): BoxMarks {
  const found = useFindings();
  const asked = useAsk(
    found && ['marks', found.looked, found.now, ...scopeKey(of)],
    (engine) =>
      found === undefined ? Promise.resolve([]) : engine.ask({ ask: 'marks', of, now: found.now }),
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
          members.map((id) => engine.ask({ ask: 'findings-at', id, now })),
        );
        const [worst] = found.flat();
        return worst === undefined ? [] : [{ id: box, finding: worst, count: 1 }];
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

const FINE: readonly CertificateFinding[] = [];

/** Findings about the certificates of a node, the worst first. */
export function useFindingsAt(id: NodeId): readonly CertificateFinding[] {
  const asked = useAskNow(['findings-at', id], (engine, now) =>
    engine.ask({ ask: 'findings-at', id, now }),
  );
  return asked.state === 'ready' ? asked.value : FINE;
}
