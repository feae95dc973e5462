import { useState } from 'react';
import { inLink, linkTo, withFileName } from '../../app/share-link';
import { useShareTexts } from '../../app/share-texts';
import type { ViewSource, ViewState } from '../../core/view/view-state';
import { LinkField } from './LinkField';
import styles from './Share.module.css';

/** A link that says where somebody looks, and carries nothing of the file but names. */
export function ViewLink({ view }: { readonly view: ViewState }) {
  const { view: texts } = useShareTexts();
  const [fileName, setFileName] = useState(true);
  const { source } = view;
  const items = inLink(view);
  return (
    <section className={styles.panel}>
      <p>{source?.kind === 'sample' ? texts.sample : texts.file}</p>
      <h3 className={styles.sub}>{texts.carries}</h3>
      <dl className={styles.items}>
        <Source source={source} fileName={fileName} />
        {items.map(({ key, values }) => (
          <div key={key}>
            <dt>{texts.items[key]}</dt>
            <dd>
              {values.map((value) => (
                <code key={value}>{value}</code>
              ))}
            </dd>
          </div>
        ))}
      </dl>
      {source?.kind === 'file' && (
        <label className={styles.choice}>
          <input
            type="checkbox"
            checked={fileName}
            onChange={(event) => setFileName(event.target.checked)}
          />
          {texts.withFileName}
        </label>
      )}
      {source?.kind === 'file' && (
        <p className={styles.note}>
          {items.length > 0 && `${texts.names} `}
          {texts.nothingElse}
        </p>
      )}
      <LinkField link={linkTo(withFileName(view, fileName))} />
    </section>
  );
}

function Source({
  source,
  fileName,
}: {
  readonly source: ViewSource | undefined;
  readonly fileName: boolean;
}) {
  const { view: texts, size } = useShareTexts();
  if (source === undefined || source.kind === 'snapshot') return undefined;
  if (source.kind === 'sample') {
    return (
      <div>
        <dt>{texts.sampleName}</dt>
        <dd>
          <code>{source.name}</code>
        </dd>
      </div>
    );
  }
  return (
    <>
      <div>
        <dt>{texts.fileName}</dt>
        <dd>{fileName ? <code>{source.name}</code> : <em>{texts.noFileName}</em>}</dd>
      </div>
      <div>
        <dt>{texts.size}</dt>
        <dd>{size(source.size)}</dd>
      </div>
      <div>
        <dt>{texts.digest}</dt>
        <dd>
          <code title={source.digest}>{source.digest.slice(0, 16)}…</code>
          <span className={styles.quiet}>{texts.digestNote}</span>
        </dd>
      </div>
    </>
  );
}
