import { expect, it } from 'vitest';
import type { Box } from '../core/graph/types';
import { clusterId, stackId } from '../core/ids/ids';
import { cardWords } from '../picture/card-words';
import { LOCALES, loadLanguage } from '.';
import type { WorkspacePart } from './parts';

const N = 6868;
const STACK: Extract<Box, { type: 'stack' }> = {
  type: 'stack',
  id: stackId(clusterId('x', 'active')),
  lane: 'client',
  column: 'entry',
  kind: 'cluster',
  state: 'active',
  presence: 'file',
  protections: { mtls: N, plaintext: N + N },
  line: { of: 'alike', samples: ['a', 'b'], total: N, shapes: 1 },
};

it.each(LOCALES)('%s: thousands are set apart wherever things are counted', async (locale) => {
  const language = await loadLanguage(locale);
  const { lines, workspace, outline }: WorkspacePart = await language.workspace();
  const words = cardWords(STACK, lines);
  const counted = [
    lines.protections({ mtls: N, plaintext: N }),
    lines.fact({ key: 'roots', users: N }),
    lines.fact({ key: 'endpoints', addresses: ['a'], total: N }),
    lines.membersFact(N, STACK),
    lines.stackCount(STACK),
    workspace.alerts.more(N),
    workspace.moreLosses(N),
    outline.more(N),
    ...words.protections.flatMap(({ counted: short, long }) => [short, long]),
  ];
  for (const text of counted) expect(text).toMatch(/\d,\d{3}/);
  for (const text of counted) expect(text).not.toMatch(/\d{4}/);
});
