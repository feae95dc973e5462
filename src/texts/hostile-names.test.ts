import { expect, test } from 'vitest';
import { describe as english } from './en/describe';
import { describe as chinese } from './zh/describe';

test.each([english, chinese])('a name that every object has is a name like others', ({ say }) => {
  for (const name of ['constructor x', 'toString x', '__proto__ x']) {
    const said = say({ key: 'verifies', side: 'server', roots: ['ROOTCA'], names: [name] });
    expect(said).toContain(`\`${name}\``);
    expect(said).not.toMatch(/function|object/);
  }
});
