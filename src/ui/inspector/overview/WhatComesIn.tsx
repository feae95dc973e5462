import { ANY_INBOUND, withPreset } from '../../../app/ask/ask-presets';
import { useIncoming } from '../../../app/dump/use-more';
import { useVerdictTexts } from '../../../app/dump/use-verdicts';
import { useQuestionActions, useViewActions } from '../../../app/workspace/use-view-actions';
import type { IncomingPort } from '../../../core/verdicts/overview';
import type { Page } from '../../../session/graph-questions';
import { Button } from '../../parts/Button';
import links from '../TextLink.module.css';
import { ModeBadge, Section } from '../verdicts/parts';
import styles from './Overview.module.css';

/** "Which ports still take plaintext?": those first. */
export function WhatComesIn({
  first,
  plaintext,
  notKnown,
}: {
  readonly first: Page<IncomingPort>;
  readonly plaintext: number;
  readonly notKnown: number;
}) {
  const { overview } = useVerdictTexts();
  const { incoming: texts } = overview;
  const { items, rest, more } = useIncoming(first);
  return (
    <Section title={texts.title}>
      <p>{texts.summary(plaintext, notKnown, first.total)}</p>
      <table className={styles.table} aria-label={texts.title}>
        <thead>
          <tr>
            <th scope="col">{texts.port}</th>
            <th scope="col">{texts.mode}</th>
            <th scope="col">{texts.plaintext}</th>
            <th scope="col">
              <span className="visually-hidden">{texts.question}</span>
            </th>
          </tr>
        </thead>
        <tbody>
          {items.map((row) => (
            <Row key={row.port ?? 'others'} row={row} />
          ))}
        </tbody>
      </table>
      {rest === 0 ? null : (
        <Button small variant="quiet" onClick={more}>
          {overview.more(rest)}
        </Button>
      )}
    </Section>
  );
}

function Row({
  row: { port, mode, plaintext, waiting, chain, asked },
}: {
  readonly row: IncomingPort;
}) {
  const { incoming: texts } = useVerdictTexts().overview;
  const { focus } = useViewActions();
  const { ask } = useQuestionActions();
  const { id } = chain;
  const words = port ?? texts.others;
  // A caller without TLS: what becomes of it proves the word beside it, whichever that is.
  const askAsCurl = () => ask(withPreset({ ...ANY_INBOUND, port: asked }, 'curl', undefined));
  return (
    <tr>
      <th scope="row">
        {id === undefined ? (
          words
        ) : (
          <button
            type="button"
            className={links.link}
            title={texts.show(port)}
            aria-label={texts.show(port)}
            onClick={() => focus(id)}
          >
            {words}
          </button>
        )}
      </th>
      <td>
        <ModeBadge mode={mode} />
      </td>
      <td data-plaintext={plaintext}>
        {texts.takes(plaintext)}
        {waiting ? <small> ({texts.waiting})</small> : null}
      </td>
      <td>
        <Button small variant="quiet" aria-label={texts.askAbout(port)} onClick={askAsCurl}>
          {texts.ask}
        </Button>
      </td>
    </tr>
  );
}
