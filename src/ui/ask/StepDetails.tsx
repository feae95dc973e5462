import { useEffect, useRef } from 'react';
import { useAskTexts } from '../../app/ask/use-ask';
import type { AskField, AskStep } from '../../core/ask/types';
import { CopyButton } from '../parts/CopyButton';
import { Rich } from '../parts/Rich';
import { type Leading, Nodes, Part, Values } from './DetailParts';
import styles from './Details.module.css';
import { EntriesDetails } from './EntriesDetails';
import { LevelDetails } from './LevelDetails';

interface Props extends Leading {
  readonly id: string;
  readonly step: AskStep;
}

/**
 * The details of a step: what was compared, which candidates remain, which are eliminated, and by
 * which fields.
 */
export function StepDetails({ id, step, titles, onChoose }: Props) {
  const ask = useAskTexts();
  const fields = 'fields' in step ? step.fields : [];
  const section = useRef<HTMLElement>(null);
  useEffect(() => {
    // Newer browsers answer with a promise, which is no clean-up.
    section.current?.scrollIntoView({ block: 'nearest' });
  }, []);
  return (
    <section id={id} ref={section} className={styles.details} aria-label={ask.details}>
      <div className={styles.facts}>
        <Facts step={step} titles={titles} onChoose={onChoose} />
      </div>
      {fields.length > 0 && <Fields fields={fields} titles={titles} onChoose={onChoose} />}
    </section>
  );
}

function Fields({ fields, titles, onChoose }: Leading & { readonly fields: readonly AskField[] }) {
  const ask = useAskTexts();
  return (
    <Part heading={ask.decided}>
      <ul className={styles.places}>
        {fields.map(({ pointer, of }) => (
          <li key={pointer}>
            <button
              type="button"
              title={ask.showField(titles.title(of))}
              onClick={() => onChoose(of)}
            >
              {titles.title(of)}
            </button>
            <code title={pointer}>
              <bdi>{pointer}</bdi>
            </code>
            <CopyButton text={pointer} label={ask.copyPlace} />
          </li>
        ))}
      </ul>
    </Part>
  );
}

function Facts({ step, titles, onChoose }: Omit<Props, 'id'>) {
  const ask = useAskTexts();
  switch (step.step) {
    case 'arrives':
      return (
        <>
          {step.redirected !== undefined && <p>{ask.redirect}</p>}
          <Looked looked={step.looked} />
        </>
      );
    case 'handoff':
      return <Looked looked={step.looked} />;
    case 'filters':
      return (
        <Part heading={ask.filters}>
          <dl className={styles.table}>
            {step.filters.map((filter) => (
              <div key={filter.name}>
                <dt>
                  <code>{ask.filterName(filter.name)}</code>
                </dt>
                <dd>
                  <Rich text={ask.filterText(filter)} />
                  {filter.implied !== undefined && ask.implied(filter.implied)}
                </dd>
              </div>
            ))}
          </dl>
        </Part>
      );
    case 'level':
      return <LevelDetails step={step} titles={titles} onChoose={onChoose} />;
    case 'entries':
      return <EntriesDetails step={step} onChoose={onChoose} />;
    case 'matcher':
    case 'socket-matcher':
      return (
        <Part heading={ask.matcherSteps}>
          <ol className={styles.protections}>
            {step.steps.map((protection, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the steps of an answer never move
              <li key={at} title={protection.at}>
                <Rich text={ask.matcherStep(protection)} />
              </li>
            ))}
          </ol>
        </Part>
      );
    case 'default':
      return step.chain === undefined ? null : (
        <Nodes nodes={{ ids: [step.chain], total: 1 }} titles={titles} onChoose={onChoose} />
      );
    case 'server-socket': {
      const ids = step.socket === undefined ? [step.chain] : [step.chain, step.socket];
      const { outcome } = step;
      const names = 'names' in outcome ? outcome.names : [];
      const serves = outcome.key === 'handshake' ? outcome.serves : [];
      const roots = 'roots' in outcome ? outcome.roots : undefined;
      return (
        <>
          <Nodes nodes={{ ids, total: ids.length }} titles={titles} onChoose={onChoose} />
          <Values heading={ask.certificate.serves} values={serves} />
          <Values heading={ask.roots} values={roots === undefined ? [] : [roots]} />
          <Values heading={ask.expects} values={names} />
          <Sentences heading={ask.inside} texts={ask.insideTexts(outcome)} />
          <Sentences heading={ask.saw} texts={ask.sawTexts(outcome)} />
        </>
      );
    }
    case 'client-socket':
      return (
        <>
          {step.socket !== undefined && (
            <Nodes nodes={{ ids: [step.socket], total: 1 }} titles={titles} onChoose={onChoose} />
          )}
          <Values heading={ask.sni} values={step.sni === undefined ? [] : [step.sni]} />
          <Values heading={ask.offers} values={step.alpn} />
          <Values heading={ask.certificate.shows} values={step.shows} />
          <Values heading={ask.roots} values={step.roots === undefined ? [] : [step.roots]} />
          <Values heading={ask.expects} values={step.names} />
          <Sentences heading={ask.saw} texts={ask.callTexts(step)} />
        </>
      );
    case 'endpoint':
      return step.group === undefined ? null : (
        <Nodes nodes={{ ids: [step.group], total: 1 }} titles={titles} onChoose={onChoose} />
      );
    case 'silent':
      return (
        <Part heading={ask.stepTitle(step)}>
          <p>{ask.stepText(step, titles.title)}</p>
        </Part>
      );
    case 'own-socket':
      return null;
  }
}

function Sentences({
  heading,
  texts,
}: {
  readonly heading: string;
  readonly texts: readonly string[];
}) {
  if (texts.length === 0) return null;
  return (
    <Part heading={heading}>
      {texts.map((text) => (
        <p key={text}>
          <Rich text={text} />
        </p>
      ))}
    </Part>
  );
}

function Looked({ looked }: { readonly looked: readonly string[] }) {
  const ask = useAskTexts();
  return <Values heading={ask.looked} values={looked} />;
}
