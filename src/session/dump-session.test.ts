import { raw } from 'jq-wasm';
import { describe, expect, it } from 'vitest';
import { active, chain, listener, section } from '../core/testing/dump-builder';
import { answer } from './handlers';
import { openText } from './testing/open-text';

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
    const session = await openText(text);
    const node = session.dump.graph.nodes.find(({ kind }) => kind === 'listener');
    const details = node && (await answer(session, { ask: 'details', id: node.id }));
    const command = details?.json[0]?.jq;
    const program = /^jq '(.*)' dump\.json$/.exec(command ?? '')?.[1] ?? '';
    const printed = await raw(text, `[${program}] | map(.name)`, ['-c']);
    expect(JSON.parse(printed)).toEqual(['in']);
  });

  it('is there for a row of which a part is not JSON', async () => {
    const type = 'type.googleapis.com/envoy.admin.v3.SecretsConfigDump.DynamicSecret';
    const text = `{"configs":[{"@type":"${type}","name":"a","secret":{"name":"a",}}]}`;
    const session = await openText(text);
    const node = session.dump.graph.nodes.find(({ kind }) => kind === 'secret');
    const details = node && (await answer(session, { ask: 'details', id: node.id }));
    expect(details?.json[0]?.jq).toMatch(/^jq '/);
  });
});
