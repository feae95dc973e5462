import { useId, useState } from 'react';
import { linkToSnapshot, namesSomething } from '../../app/share/share-link';
import { LONGEST_LINK, type SnapshotScope, useSnapshot } from '../../app/share/use-share';
import { useShareTexts } from '../../app/texts/share-texts';
import type { SingleView } from '../../core/view/single-view';
import type { SnapshotCounts } from '../../session/share-questions';
import { Icon } from '../parts/Icon';
import { Download } from './Download';
import { LinkField } from './LinkField';
import { Preview } from './Preview';
import styles from './Share.module.css';
import own from './Snapshot.module.css';

const SCOPES = ['view', 'whole'] as const;

/** A link that carries a part of the dump. */
export function SnapshotLink({ view }: { readonly view: SingleView }) {
  const { snapshot: texts, download } = useShareTexts();
  const some = namesSomething(view);
  const [scope, setScope] = useState<SnapshotScope>('view');
  const [redact, setRedact] = useState(true);
  const note = useId();
  const asked = useSnapshot(view, some ? scope : 'whole', redact);
  const current = asked.state === 'ready' ? asked.value : undefined;
  const link = current?.kind === 'made' ? linkToSnapshot(current.view) : undefined;
  const fits = link !== undefined && link.length <= LONGEST_LINK;
  return (
    <section className={styles.panel}>
      <p>{texts.what}</p>
      {view.source?.kind === 'sample' && <p className={styles.note}>{texts.sample}</p>}
      {!some && <p className={styles.note}>{texts.all}</p>}
      {some && (
        <fieldset className={own.scope}>
          <legend className="visually-hidden">{texts.scope}</legend>
          {SCOPES.map((one) => (
            <label key={one} className={styles.choice}>
              <input
                type="radio"
                name="snapshot-scope"
                checked={scope === one}
                onChange={() => setScope(one)}
              />
              <span>{texts.scopes[one]}</span>
            </label>
          ))}
        </fieldset>
      )}
      <label className={styles.choice}>
        <input
          type="checkbox"
          checked={redact}
          onChange={(event) => setRedact(event.target.checked)}
          aria-describedby={note}
        />
        <span>{texts.redact}</span>
      </label>
      {redact ? (
        <p id={note} className={own.indented}>
          {texts.redactNote}
        </p>
      ) : (
        <p id={note} className={own.warning}>
          <Icon name="alert" />
          <span>{texts.unredacted}</span>
        </p>
      )}
      {asked.state === 'failed' && <p className={own.warning}>{texts.failed}</p>}
      {current === undefined && asked.state !== 'failed' && (
        <p className={styles.note} role="status">
          {texts.making}
        </p>
      )}
      {current && <Counts counts={current.about.counts} fits={fits} />}
      {current && <Length length={current.kind === 'too-large' ? current.length : link?.length} />}
      {current?.kind === 'made' && current.lost.length > 0 && (
        <p className={styles.note}>{texts.lost}</p>
      )}
      {current?.kind === 'made' && <Preview answer={current} />}
      {fits && <LinkField link={link} />}
      {fits && <h2 className={styles.sub}>{download.or}</h2>}
      <Download key={String(redact)} what={redact ? 'redacted' : 'plain'} first={!fits} />
    </section>
  );
}

function Counts({ counts, fits }: { readonly counts: SnapshotCounts; readonly fits: boolean }) {
  const { snapshot: texts, carries } = useShareTexts();
  const kinds = ['listeners', 'clusters', 'endpoints', 'secrets'] as const;
  return (
    <>
      <h2 className={styles.sub}>{fits ? carries : texts.wouldCarry}</h2>
      <dl className={own.counts}>
        {kinds.map((kind) => {
          const [here, all] = counts[kind];
          return (
            <div key={kind}>
              <dt>{texts.kinds[kind]}</dt>
              <dd>{all === 0 ? texts.none : texts.of(here, all)}</dd>
            </div>
          );
        })}
      </dl>
    </>
  );
}

/** How long the link is, against what a link can be; undefined: far too long. */
function Length({ length }: { readonly length: number | undefined }) {
  const { snapshot: texts } = useShareTexts();
  const fits = length !== undefined && length <= LONGEST_LINK;
  const filled = Math.min(length ?? LONGEST_LINK, LONGEST_LINK);
  return (
    <div className={own.length}>
      <div className={own.meter}>
        <span>{texts.meter}</span>
        <div className={own.bar} data-full={!fits} aria-hidden="true">
          <div className={own.filled} style={{ inlineSize: `${(100 * filled) / LONGEST_LINK}%` }} />
        </div>
        <span>
          {length === undefined ? texts.moreThan(LONGEST_LINK) : texts.length(length, LONGEST_LINK)}
        </span>
      </div>
      {!fits && (
        <p className={styles.note}>
          {length === undefined ? texts.farTooLong : texts.tooLong(length)}
        </p>
      )}
    </div>
  );
}
