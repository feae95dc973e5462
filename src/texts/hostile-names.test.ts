import { expect, test } from 'vitest';
import { inspect as english } from './en/inspect';
import { inspect as chinese } from './zh/inspect';

test.each([english, chinese])('a name that every object has is a name like others', ({ say }) => {
  for (const name of ['constructor x', 'toString x', '__proto__ x']) {
    const said = say({ key: 'verifies', side: 'server', roots: ['ROOTCA'], names: [name] });
    expect(said).toContain(`\`${name}\``);
    expect(said).not.toMatch(/function|object/);
  }
});
