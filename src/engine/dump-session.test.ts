import { raw } from 'jq-wasm';
import { describe, expect, it } from 'vitest';
import { active, chain, listener, section } from '../core/testing/dump-builder';
import { DumpSession } from './dump-session';

describe('the jq command of a dump', () => {
  it('passes over a section of the same type that has none of the arrays', async () => {
    const text = JSON.stringify({
      configs: [
        section('ListenersConfigDump', {}),
        section('ListenersConfigDump', {
          dynamic_listeners: [active(listener('in', [chain('c', {})]))],
        }),
      ],
    });
    const session = DumpSession.open(text, { name: 'dump.json', size: text.length, digest: '' });
    if (!session.ok) throw new Error(session.error.kind);
    const node = session.value.connected.graph.nodes.find(({ kind }) => kind === 'listener');
    const command = node && session.value.details(node.id)?.json[0]?.jq;
    const program = /^jq '(.*)' dump\.json$/.exec(command ?? '')?.[1] ?? '';
    const printed = await raw(text, `[${program}] | map(.name)`, ['-c']);
    expect(JSON.parse(printed)).toEqual(['in']);
  });
});
