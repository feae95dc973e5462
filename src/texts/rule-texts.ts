import type { CertificateFinding, Findings, RuleId } from '../core/findings/index';

/** What is said of the findings of a rule; names out of the file stand in backticks. */
interface RuleText<F> {
  /** A few words before `text`. */
  readonly title: (finding: F) => string;
  /** What it is, of whom: the point first, for two lines at most. */
  readonly text: (finding: F) => string;
  /** What `text` leaves out to be short. */
  readonly more?: (finding: F) => string;
  readonly why: string;
  /** The thing to change, and how. */
  readonly remedy: string;
}

/** What is said at one secret or TLS context of its own certificate or roots. */
interface OwnText<F> {
  /** On a card and in a row of the outline. */
  readonly mark: (finding: F) => string;
  /** In place of `title`, where that speaks of the other end. */
  readonly title?: (finding: F) => string;
  readonly text: (finding: F) => string;
}

export type RuleTexts = { readonly [R in RuleId]: RuleText<Findings[R]> };
export type OwnTexts = { readonly [R in CertificateFinding['rule']]: OwnText<Findings[R]> };

/** The texts of a finding, whatever its rule. */
export function findingTexts(
  rules: RuleTexts,
  own: OwnTexts,
  sentences: (...all: string[]) => string,
  headed: (title: string, text: string) => string,
) {
  // The rule by itself ties a finding to the texts of its kind.
  const title = <R extends RuleId>(rule: R, finding: Findings[R]): string =>
    rules[rule].title(finding);
  const text = <R extends RuleId>(rule: R, finding: Findings[R]): string =>
    rules[rule].text(finding);
  const more = <R extends RuleId>(rule: R, finding: Findings[R]): string | undefined =>
    rules[rule].more?.(finding);
  type Own = CertificateFinding['rule'];
  const ownTitle = <R extends Own>(rule: R, finding: Findings[R]): string | undefined =>
    own[rule].title?.(finding);
  const ownText = <R extends Own>(rule: R, finding: Findings[R]): string => own[rule].text(finding);
  const mark = <R extends Own>(rule: R, finding: Findings[R]): string => own[rule].mark(finding);
  function whole(finding: Findings[RuleId]): string {
    const rest = more(finding.rule, finding);
    const said = text(finding.rule, finding);
    return rest === undefined ? said : sentences(said, rest);
  }
  return {
    title: (finding: Findings[RuleId]): string => title(finding.rule, finding),
    text: (finding: Findings[RuleId]): string => text(finding.rule, finding),
    /** `text` with all that it leaves out. */
    whole,
    /** The same behind the title, where nothing else says what kind of finding it is. */
    headed: (finding: Findings[RuleId]): string =>
      headed(title(finding.rule, finding), whole(finding)),
    why: ({ rule }: Findings[RuleId]): string => rules[rule].why,
    remedy: ({ rule }: Findings[RuleId]): string => rules[rule].remedy,
    /** At the secret or TLS context itself. */
    own: {
      title: (finding: CertificateFinding): string =>
        ownTitle(finding.rule, finding) ?? title(finding.rule, finding),
      text: (finding: CertificateFinding): string => ownText(finding.rule, finding),
      mark: (finding: CertificateFinding): string => mark(finding.rule, finding),
    },
  };
}
