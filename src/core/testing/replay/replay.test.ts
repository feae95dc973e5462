import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { replayAll } from './replay';

const replay = (...lines: readonly object[]) =>
  replayAll(lines.map((line) => JSON.stringify(line)));

describe('cases in the format of recordings', () => {
  it('all agree', async () => {
    const text = readFileSync(new URL('sockets.jsonl', import.meta.url), 'utf8');
    const scored = await replayAll(text.split('\n'));
    expect(scored.length).toBeGreaterThan(5);
    expect(scored.filter(({ score }) => score.verdict !== 'agree')).toEqual([]);
  });
});

describe('what cannot be replayed', () => {
  it('disagrees with each question of a kind that is not decided', async () => {
    const asks = [{ answer: { chain: 'a' } }, { answer: { closed: true } }];
    const scored = await replay({ recording: 'weather' }, { id: 'x', asks }, { id: 'y' });
    expect(scored.map(({ id, score }) => [id, score.verdict])).toEqual([
      ['x', 'disagree'],
      ['x', 'disagree'],
      ['y', 'disagree'],
    ]);
    expect(scored[0]?.score).toMatchObject({ decided: 'not decided yet' });
  });
  it('disagrees with a record that is not of its kind’s form', async () => {
    const [scored] = await replay({ recording: 'transport-socket' }, { id: 'x', cluster: [] });
    expect(scored?.score).toMatchObject({ verdict: 'disagree' });
  });
});
