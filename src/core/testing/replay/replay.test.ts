import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { NOT_DECIDED } from './index';
import { RecordingError, replayAll } from './replay';

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
  it.each(NOT_DECIDED)('is counted apart, question by question: %s', async (recording) => {
    const asks = [{ answer: { chain: 'a' } }, { answer: { closed: true } }];
    const scored = await replay({ recording }, { id: 'x', asks }, { id: 'y' });
    expect(scored.map(({ kind, id, score }) => [kind, id, score.verdict])).toEqual([
      [recording, 'x', 'not-decided'],
      [recording, 'x', 'not-decided'],
      [recording, 'y', 'not-decided'],
    ]);
  });
  it.each([
    ['of a kind that nobody knows', ['{"recording":"weather"}', '{"id":"x"}'], 'unknown-kind'],
    ['that does not say its kind', ['{"configs":[]}'], 'no-head'],
    ['without a line', [''], 'no-head'],
    ['with a line that is not JSON', ['{"recording":"route"}', '', '{"id":'], 'not-json'],
  ])('a recording %s is refused', async (_, lines, kind) => {
    const error = await replayAll(lines).catch((thrown: unknown) => thrown);
    expect(error).toBeInstanceOf(RecordingError);
    expect(error).toMatchObject({ problem: { kind, ...(kind === 'not-json' ? { line: 3 } : {}) } });
  });
  it('disagrees with a record that is not of its kind’s form', async () => {
    const [scored] = await replay({ recording: 'transport-socket' }, { id: 'x', cluster: [] });
    expect(scored?.score).toMatchObject({ verdict: 'disagree' });
  });
});
