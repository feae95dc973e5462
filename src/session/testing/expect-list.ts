import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import type { JsonValue } from '../../core/base/json';
import { child, ROOT, resolve } from '../../core/base/pointer';
import { SummaryCounter } from '../../core/summary/counts';
import type { IstioctlList } from '../../core/testing/istioctl';
import { expectJqToPrint } from './jq';
import { openText } from './open-text';

/** A list of istioctl's opens as what the dump has in force, and can be read at every pointer and with every jq command. */
export async function expectListToOpen({ kind, text, resources }: IstioctlList): Promise<void> {
  const session = await openText(text);
  const { model, graph } = session.dump;
  expect(model.format).toBe(`istioctl-${kind}s`);

  const counter = new SummaryCounter();
  for (const resource of resources) counter.add(resource);
  expect(session.opened.summary).toEqual(counter.summary(model.format));

  const document: JsonValue = JSON.parse(text);
  const list = kind === 'listener' ? model.listeners : model.clusters;
  expect(list.map(({ pointer }) => pointer)).toEqual(resources.map((_, i) => child(ROOT, i)));
  expect(list.map(({ name }) => name)).toEqual(resources.map(({ value: { name } }) => name ?? ''));
  for (const { pointer } of graph.nodes) {
    if (pointer === undefined) continue;
    const raw = session.raw(pointer, true)?.text ?? '';
    expect(JSON.parse(raw), pointer).toEqual(resolve(document, pointer));
  }
  const folder = mkdtempSync(join(tmpdir(), 'mtlscope-'));
  const path = join(folder, 'list.json');
  writeFileSync(path, text);
  await expectJqToPrint(session, path);
  rmSync(folder, { recursive: true });
}
