import { describe, expect, it } from 'vitest';
import type { JsonObject } from '../base/json';
import { ROOT } from '../base/pointer';
import { Message } from '../dump/schema/message';
import { readValidationContext } from './read-validation';

const typed = (...matchers: readonly JsonObject[]) => {
  const message = new Message({ match_typed_subject_alt_names: matchers }, ROOT, ({ about }) => {
    throw new Error(`notice: ${JSON.stringify(about)}`);
  });
  return readValidationContext(message).typedNames;
};

describe('matchers of names with a type', () => {
  const matcher = { exact: 'x' };
  it('of other names keep which of them is meant, or that none is named', () => {
    expect(
      typed(
        { san_type: 'OTHER_NAME', oid: '1.3.6.1.4.1.311.20.2.3', matcher },
        { san_type: 'OTHER_NAME', matcher },
        { san_type: 'URI', matcher },
      ),
    ).toEqual([
      {
        type: 'OTHER_NAME',
        how: 'exact',
        value: 'x',
        ignoreCase: false,
        oid: '1.3.6.1.4.1.311.20.2.3',
      },
      { type: 'OTHER_NAME', how: 'exact', value: 'x', ignoreCase: false, oid: '' },
      { type: 'URI', how: 'exact', value: 'x', ignoreCase: false },
    ]);
  });
});
