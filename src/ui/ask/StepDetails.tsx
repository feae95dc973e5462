import { type ReactNode, useEffect, useRef } from 'react';
import { useAskTexts } from '../../app/use-ask';
import type { AskField, AskStep, SomeNodes } from '../../core/describe/ask/types';
import type { NodeId } from '../../core/ids/ids';
import { CopyButton } from '../parts/CopyButton';
import { Rich } from '../parts/Rich';
import styles from './Ask.module.css';
import type { Titles } from './use-titles';

interface Props {
  readonly id: string;
  readonly step: Exclude<AskStep, { readonly step: 'silent' }>;
  readonly titles: Titles;
  readonly onChoose: (id: NodeId) => void;
}

/** What stands behind a step: what was looked at, who stayed, who fell out, and which fields said so. */
export function StepDetails({ id, step, titles, onChoose }: Props) {
  const ask = useAskTexts();
  const fields = 'fields' in step ? step.fields : [];
  const section = useRef<HTMLElement>(null);
  useEffect(() => section.current?.scrollIntoView({ block: 'nearest' }), []);
  return (
    <section id={id} ref={section} className={styles.details} aria-label={ask.details}>
      <div className={styles.facts}>
        <Facts step={step} titles={titles} onChoose={onChoose} />
      </div>
      {fields.length > 0 && <Fields fields={fields} titles={titles} onChoose={onChoose} />}
    </section>
  );
}

function Fields({
  fields,
  titles,
  onChoose,
}: Pick<Props, 'titles' | 'onChoose'> & { readonly fields: readonly AskField[] }) {
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

function Part({ heading, children }: { readonly heading: string; readonly children: ReactNode }) {
  return (
    <div className={styles.part}>
      <h3>{heading}</h3>
      {children}
    </div>
  );
}

/** Nodes that lead to the inspector; those of one name with what tells them apart. */
function Nodes({
  nodes,
  titles,
  onChoose,
}: Pick<Props, 'titles' | 'onChoose'> & { readonly nodes: SomeNodes }) {
  const ask = useAskTexts();
  const rest = nodes.total - nodes.ids.length;
  const names = nodes.ids.map(titles.title);
  const sharesName = (id: NodeId): boolean =>
    names.filter((name) => name === titles.title(id)).length > 1;
  return (
    <span className={styles.nodes}>
      {nodes.ids.map((id) => (
        <span key={id}>
          <button type="button" onClick={() => onChoose(id)}>
            {titles.title(id)}
          </button>
          {sharesName(id) && <small>{titles.fact(id)}</small>}
        </span>
      ))}
      {rest > 0 && <span>{ask.more(rest)}</span>}
    </span>
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
                  {filter.implied && ` (${ask.implied})`}
                </dd>
              </div>
            ))}
          </dl>
        </Part>
      );
    case 'level':
      return <Level step={step} titles={titles} onChoose={onChoose} />;
    case 'entries':
      return <Entries step={step} onChoose={onChoose} />;
    case 'matcher':
    case 'socket-matcher':
      return (
        <Part heading={ask.matcherSteps}>
          <ol className={styles.looks}>
            {step.steps.map((look, at) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: the steps of an answer never move
              <li key={at} title={look.at}>
                <Rich text={ask.matcherStep(look)} />
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
      const names = step.outcome.key === 'handshake' ? step.outcome.names : [];
      return (
        <>
          <Nodes nodes={{ ids, total: ids.length }} titles={titles} onChoose={onChoose} />
          <Values heading={ask.expects} values={names} />
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
          <Values heading={ask.expects} values={step.names} />
        </>
      );
    case 'endpoint':
      return step.group === undefined ? null : (
        <Nodes nodes={{ ids: [step.group], total: 1 }} titles={titles} onChoose={onChoose} />
      );
    case 'own-socket':
      return null;
  }
}

function Values({
  heading,
  values,
}: {
  readonly heading: string;
  readonly values: readonly string[];
}) {
  if (values.length === 0) return null;
  return (
    <Part heading={heading}>
      <p className={styles.values}>
        {values.map((value) => (
          <code key={value}>{value}</code>
        ))}
      </p>
    </Part>
  );
}

function Looked({ looked }: { readonly looked: readonly string[] }) {
  const ask = useAskTexts();
  return <Values heading={ask.looked} values={looked} />;
}

function Level({
  step,
  titles,
  onChoose,
}: Pick<Props, 'titles' | 'onChoose'> & {
  readonly step: Extract<AskStep, { readonly step: 'level' }>;
}) {
  const ask = useAskTexts();
  const rest = step.branchCount - step.branches.length;
  return (
    <>
      <Part heading={ask.branches}>
        <dl className={styles.table}>
          {step.branches.map(({ key, fits, taken, ...nodes }) => (
            <div key={key} data-taken={taken}>
              <dt>
                {key === '' ? ask.anyValue : <code>{key}</code>}
                {(taken || fits) && (
                  <span className={styles.mark} data-taken={taken}>
                    {taken ? ask.taken : ask.fits}
                  </span>
                )}
              </dt>
              <dd>
                <Nodes nodes={nodes} titles={titles} onChoose={onChoose} />
              </dd>
            </div>
          ))}
        </dl>
        {rest > 0 && <p>{ask.branchesMore(rest)}</p>}
      </Part>
      {step.out.length > 0 && (
        <Part heading={ask.out}>
          <dl className={styles.outs}>
            {step.out.map(({ why, ...nodes }) => (
              <div key={why}>
                <dt>{ask.outChains(nodes.total, why)}</dt>
                <dd>
                  <Nodes nodes={nodes} titles={titles} onChoose={onChoose} />
                </dd>
              </div>
            ))}
          </dl>
        </Part>
      )}
    </>
  );
}

function Entries({
  step,
  onChoose,
}: Pick<Props, 'onChoose'> & {
  readonly step: Extract<AskStep, { readonly step: 'entries' }>;
}) {
  const ask = useAskTexts();
  const { metadata } = step;
  const rest = step.total - step.entries.length;
  const said =
    metadata === undefined
      ? [ask.noMetadata]
      : metadata === 'not-dumped'
        ? [ask.notDumped]
        : pairs(metadata);
  return (
    <>
      <Values heading={ask.metadata[step.by]} values={said} />
      <Part heading={ask.entries}>
        <dl className={styles.table}>
          {step.entries.map(({ id, name, match, outcome }) => {
            const wants = pairs(match).join(', ');
            return (
              <div key={name} data-taken={outcome.kind === 'taken'}>
                <dt>
                  {id === undefined ? (
                    name
                  ) : (
                    <button type="button" onClick={() => onChoose(id)}>
                      {name}
                    </button>
                  )}
                </dt>
                <dd>
                  {wants === '' ? `${ask.matchesAll}: ` : <code>{wants}</code>}{' '}
                  <Rich text={ask.entryText(outcome)} />
                </dd>
              </div>
            );
          })}
        </dl>
        {rest > 0 && <p>{ask.entriesMore(rest)}</p>}
      </Part>
    </>
  );
}

const pairs = (metadata: Readonly<Record<string, unknown>>): readonly string[] =>
  Object.entries(metadata).map(
    ([key, value]) => `${key} = ${typeof value === 'string' ? value : JSON.stringify(value)}`,
  );
