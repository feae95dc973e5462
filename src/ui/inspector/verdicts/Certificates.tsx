import { useVerdictTexts } from '../../../app/use-verdicts';
import type {
  BlockVerdict,
  CertificateVerdicts,
  ChainEnd,
  NodeVerdicts,
  PlaceVerdict,
} from '../../../core/describe/verdicts/types';
import type { Validity } from '../../../core/x509/validity';
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
  /** A secret says by itself that its key stands there in clear. */
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
  const { places, ends, unchecked } = certificates;
  const worst = worstOf(places);
  const visible = places.some(
    ({ keyVisible, field }) => keyVisible && !(ofSecret && field === 'private_key'),
  );
  const certificateCount = places.reduce((sum, { blocks }) => sum + blocks.total, 0);
  return (
    <Section
      title={texts.title}
      badge={worst === undefined ? undefined : <ValidityBadge validity={worst} />}
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
        />
      ))}
      {worst === undefined ? null : <Clocks of={certificates} />}
    </Section>
  );
}

const Clocks = ({ of }: { readonly of: CertificateVerdicts }) => {
  const { certificates: texts } = useVerdictTexts();
  return <p className={styles.aside}>{texts.clocks.dumpMeaning(of)}</p>;
};

const RANK: readonly Validity['state'][] = ['expired', 'not-yet-valid', 'expiring', 'valid'];

/** The state of the certificate that fares worst; of several alike the one that ends first. */
function worstOf(places: readonly PlaceVerdict[]): Validity | undefined {
  const all = places.flatMap(({ blocks }) =>
    blocks.items.flatMap((block) => (block.kind === 'certificate' ? [block.now] : [])),
  );
  return all.sort((a, b) => RANK.indexOf(a.state) - RANK.indexOf(b.state) || a.left - b.left)[0];
}

function toneOf({ end, mesh }: ChainEnd): Tone {
  switch (end.kind) {
    case 'ends':
      return 'good';
    case 'does-not':
      return mesh ? 'warning' : 'plain';
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

function Place({ place, open }: { readonly place: PlaceVerdict; readonly open: boolean }) {
  const { certificates: texts } = useVerdictTexts();
  const content = texts.content(place);
  const { items, total } = place.blocks;
  return (
    <div className={styles.place}>
      <h4>{texts.field(place.field)}</h4>
      {content === undefined ? null : <Sentence text={content} />}
      {items.map((block, at) => (
        // biome-ignore lint/suspicious/noArrayIndexKey: the blocks of a text never move
        <Block key={at} block={block} open={open} />
      ))}
      {total > items.length ? (
        <p className={styles.aside}>{texts.more(total - items.length)}</p>
      ) : null}
    </div>
  );
}

function Block({ block, open }: { readonly block: BlockVerdict; readonly open: boolean }) {
  const { certificates: texts } = useVerdictTexts();
  switch (block.kind) {
    case 'certificate':
      return <CertificateCard block={block} open={open} />;
    case 'revocation-list':
      return <Sentence text={texts.revocation(block.issuer, block.revoked, block.nextUpdate)} />;
    case 'private-key':
      return <Sentence text={texts.block['private-key']} />;
    case 'broken':
    case 'other':
      return <Sentence text={texts.block[block.kind](block.label)} />;
  }
}
