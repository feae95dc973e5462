import { describe, expect, it } from 'vitest';
import { firstScreenOf } from '../core/tables/first-screen';
import { active, chain, dump, dumpOf, listener } from '../core/testing/dump-builder';
import { loadLanguage } from '../texts';
import { findingLines, inboundLines, type ReportFacts } from './report-facts';

const language = await loadLanguage('en');
const texts = {
  picture: await language.picture(),
  summary: await language.summary(),
  verdicts: await language.verdicts(),
  workspace: await language.workspace(),
};

const OPEN = listener('virtualInbound', [chain('', { destination_port: 8080 })]);

function facts(change: Partial<ReportFacts>, listeners = [active(OPEN)]): ReportFacts {
  const screen = firstScreenOf(dumpOf(dump({ listeners: { dynamic_listeners: listeners } })));
  return {
    findings: { items: [], total: 0 },
    notChecked: [],
    checked: { looked: 2, total: 2 },
    inbound: { items: screen.inbound, total: screen.inbound.length },
    notListening: screen.notListening,
    certificates: [],
    dumpTime: undefined,
    ...change,
  };
}

describe('the findings in a report', () => {
  const text = (change: Partial<ReportFacts>, listeners?: Parameters<typeof facts>[1]): string =>
    findingLines(facts(change, listeners), texts).join('\n');

  it('are none only of what was looked at', () => {
    expect(text({})).toContain(
      'Looked at: rejected updates, warming resources, 2 certificates and roots.',
    );
    const unseen = text({
      notChecked: [
        { rule: 'update-rejected', why: 'no-listeners' },
        { rule: 'certificate-expired', why: 'no-secrets' },
      ],
      checked: { looked: 0, total: 0 },
    });
    expect(unseen).toContain('Looked at: warming resources.');
    expect(unseen).toContain(
      '**Not looked at**\n\n- the file has no listeners\n- the file has no secrets',
    );
  });

  it('begin with what does not listen', () => {
    const rejected = {
      name: 'virtualInbound',
      error_state: { failed_configuration: OPEN, details: 'no' },
    };
    expect(text({}, [rejected])).toMatch(
      /^- Envoy rejected virtualInbound .* nothing is listening/m,
    );
  });
});

describe('the inbound ports in a report', () => {
  it('say what each accepts', () => {
    expect(inboundLines(facts({}), texts).join('\n')).toContain(
      '- `8080`: No TLS, plaintext accepted, `virtualInbound`',
    );
  });
});
