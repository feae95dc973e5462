import { useId, useState } from 'react';
import { useVerdictTexts } from '../../../app/dump/use-verdicts';
import type {
  BlockVerdict,
  CertificateVerdicts,
  ChainEnd,
  PlaceVerdict,
} from '../../../core/certificates/types';
import type { NodeVerdicts } from '../../../core/verdicts/types';
import { Rich } from '../../parts/Rich';
import { CertificateCard } from './CertificateCard';
import { Notice, type OnChoose, Ref, Section, Sentence, type Tone, ValidityBadge } from './parts';
import styles from './Verdicts.module.css';

const FEW_OPEN = 2;

/** Every PEM block of a node, described, and whether its chain ends where it should. */
export function Certificates({
  certificates,
  ofSecret,
  onChoose,
}: {
  readonly certificates: NonNullable<NodeVerdicts['certificates']>;
  /** A secret already says that its key is in clear. */
  readonly ofSecret: boolean;
  readonly onChoose: OnChoose;
}) {
  const { certificates: texts } = useVerdictTexts();
  if (certificates === 'gone') {
    return (
      <Section title={texts.title}>
        <Sentence text={texts.gone} />
      </Section>
    );
  }
  return <Read certificates={certificates} ofSecret={ofSecret} onChoose={onChoose} />;
}

function Read({
  certificates,
  ofSecret,
  onChoose,
}: {
  readonly certificates: CertificateVerdicts;
  readonly ofSecret: boolean;
  readonly onChoose: OnChoose;
}) {
  const { certificates: texts } = useVerdictTexts();
  const { places, ends, unchecked, state, dumpTime } = certificates;
  const [taken, setTaken] = useState(dumpTime);
  const visible = places.some(
    ({ keyVisible, field }) => keyVisible && !(ofSecret && field === 'private_key'),
  );
  const certificateCount = places.reduce((sum, { blocks }) => sum + blocks.total, 0);
  return (
    <Section
      title={texts.title}
      badge={state === undefined ? undefined : <ValidityBadge validity={state} />}
    >
      {visible ? (
        <Notice tone="bad">
          <Sentence text={texts.keyVisible} />
        </Notice>
      ) : null}
      {ends.map((end, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the roots of a node never move
        <End key={at} end={end} onChoose={onChoose} />
      ))}
      {unchecked && ends.length > 0 ? <p className={styles.aside}>{texts.unchecked}</p> : null}
      {places.map((place, at) => (
        <Place
          // biome-ignore lint/suspicious/noArrayIndexKey: the places of a node never move
          key={at}
          place={place}
          open={certificateCount <= FEW_OPEN}
          taken={taken}
        />
      ))}
      {state === undefined ? null : <Clocks of={certificates} taken={taken} onTaken={setTaken} />}
    </Section>
  );
}

/** The time of the dump is an estimate, which the user can correct. */
function Clocks({
  of,
  taken,
  onTaken,
}: {
  readonly of: CertificateVerdicts;
  readonly taken: number | undefined;
  readonly onTaken: (time: number | undefined) => void;
}) {
  const { certificates: texts } = useVerdictTexts();
  const id = useId();
  return (
    <>
      <div className={styles.portHead}>
        <label htmlFor={id}>{texts.clocks.taken}</label>
        <input
          id={id}
          type="datetime-local"
          className={styles.time}
          value={taken === undefined ? '' : new Date(taken).toISOString().slice(0, MINUTES)}
          onChange={({ currentTarget: { value } }) => {
            const time = Date.parse(`${value}Z`);
            onTaken(Number.isNaN(time) ? of.dumpTime : time);
          }}
        />
      </div>
      <p className={styles.aside}>{texts.clocks.dumpMeaning(of)}</p>
    </>
  );
}

/** Of an ISO time, up to its minutes. */
const MINUTES = 'YYYY-MM-DDTHH:MM'.length;

function toneOf({ end, mesh }: ChainEnd): Tone {
  switch (end.kind) {
    case 'ends':
      return end.checked ? 'good' : 'plain';
    case 'does-not':
      return mesh ? 'warning' : 'plain';
    case 'unverified':
    case 'unknown':
      return 'plain';
  }
}

function End({ end, onChoose }: { readonly end: ChainEnd; readonly onChoose: OnChoose }) {
  const { certificates: texts } = useVerdictTexts();
  const [before, after] = texts.end(end);
  const { partner } = end;
  return (
    <Notice tone={toneOf(end)}>
      <p>
        <Rich text={before} />{' '}
        {partner === undefined || partner.name === '' ? null : (
          <Ref to={partner} onChoose={onChoose} />
        )}
        <Rich text={after} />
      </p>
    </Notice>
  );
}

function Place({
  place,
  ...shown
}: Shown & {
  readonly place: PlaceVerdict;
}) {
  const { certificates: texts } = useVerdictTexts();
  const content = texts.content(place);
  const { items, total } = place.blocks;
  return (
    <div className={styles.place}>
      <h4>{texts.field(place.field)}</h4>
      {content === undefined ? null : <Sentence text={content} />}
      {items.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text never move
        <Block key={at} block={block} {...shown} />
      ))}
      {total > items.length ? (
        <p className={styles.aside}>{texts.more(total - items.length)}</p>
      ) : null}
    </div>
  );
}

/** How certificates are shown: opened, and at which time besides now. */
interface Shown {
  readonly open: boolean;
  readonly taken: number | undefined;
}

function Block({ block, ...shown }: Shown & { readonly block: BlockVerdict }) {
  const { certificates: texts } = useVerdictTexts();
  switch (block.kind) {
    case 'certificate':
      return <CertificateCard block={block} {...shown} />;
    case 'revocation-list':
      return <Sentence text={texts.revocation(block.issuer, block.revoked, block.nextUpdate)} />;
    case 'private-key':
      return <Sentence text={texts.block['private-key']} />;
    case 'broken':
    case 'other':
      return <Sentence text={texts.block[block.kind](block.label)} />;
  }
}
