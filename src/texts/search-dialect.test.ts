import { expect, it } from 'vitest';
import { SEARCH_FIELDS, SEARCH_WORDS } from '../core/search/query';
import { LOCALES, loadLanguage } from '.';

it.each(LOCALES)(
  '%s: the empty palette says every word and field that a search knows',
  async (locale) => {
    const { inspector } = await (await loadLanguage(locale)).workspace();
    const { dialect } = inspector.search;
    for (const word of SEARCH_WORDS) expect(dialect).toContain(`\`${word}\``);
    const fields = Object.keys(SEARCH_FIELDS).filter((field) => field !== 'fingerprint');
    for (const field of [...fields, 'port', 'ns']) expect(dialect).toContain(`\`${field}:`);
  },
);
