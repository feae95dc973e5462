import { Fragment, type ReactNode, useState } from 'react';
import {
  type InLink,
  linkTo,
  ofDumpInLink,
  ofWorkspaceInLink,
  withFileNames,
} from '../../app/share/share-link';
import { useShareTexts } from '../../app/texts/share-texts';
import type { ViewSource, ViewState } from '../../core/view/view-state';
import { Download } from './Download';
import { LinkField } from './LinkField';
import styles from './Share.module.css';

const SHOWN_OF_DIGEST = 16;

/** A link to the current view, which carries nothing of the file but names. */
export function ViewLink({ view }: { readonly view: ViewState }) {
  const { view: texts, carries } = useShareTexts();
  const [fileName, setFileName] = useState(true);
  const kind = view.dumps[0].source?.kind ?? 'sample';
  const items = [...view.dumps.flatMap(ofDumpInLink), ...ofWorkspaceInLink(view)];
  const link = linkTo(withFileNames(view, fileName));
  return (
    <section className={styles.panel}>
      <p>{texts[kind]}</p>
      <h2 className={styles.sub}>{carries}</h2>
      <dl className={styles.items}>
        {view.dumps.map((dump, at) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the same dump may be there twice
          <Fragment key={at}>
            <Source source={dump.source} fileName={fileName} />
            <Items items={ofDumpInLink(dump)} />
          </Fragment>
        ))}
        <Items items={ofWorkspaceInLink(view)} />
      </dl>
      {view.dumps.some(({ source }) => source?.kind === 'file') && (
        <>
          <label className={styles.choice}>
            <input
              type="checkbox"
              checked={fileName}
              onChange={(event) => setFileName(event.target.checked)}
            />
            <span>{texts.withFileName}</span>
          </label>
          <p className={styles.note}>
            {items.length > 0 && `${texts.names} `}
            {texts.nothingElse}
          </p>
        </>
      )}
      <LinkField link={link} />
      {kind === 'snapshot' && <Download what="snapshot" />}
    </section>
  );
}

function Items({ items }: { readonly items: readonly InLink[] }) {
  const { view: texts } = useShareTexts();
  return items.map(({ key, values }) => (
    <Item key={key} name={texts.items[key]}>
      {values.map((value) => (
        <code key={value}>{value}</code>
      ))}
    </Item>
  ));
}

interface SourceProps {
  readonly source: ViewSource | undefined;
  readonly fileName: boolean;
}

function Source({ source, fileName }: SourceProps) {
  const { view: texts, size } = useShareTexts();
  switch (source?.kind) {
    case undefined:
      return undefined;
    case 'sample':
      return (
        <Item name={texts.sampleName}>
          <code>{source.name}</code>
        </Item>
      );
    case 'snapshot':
      return <Item name={texts.snapshotName}>{size(source.data.length)}</Item>;
    case 'file':
      return (
        <>
          <Item name={texts.fileName}>
            {fileName ? <code>{source.name}</code> : <em>{texts.noFileName}</em>}
          </Item>
          <Item name={texts.size}>{size(source.size)}</Item>
          <Item name={texts.digest}>
            <code title={source.digest}>{source.digest.slice(0, SHOWN_OF_DIGEST)}…</code>
            <span className={styles.quiet}>{texts.digestNote}</span>
          </Item>
        </>
      );
  }
}

function Item({ name, children }: { readonly name: string; readonly children: ReactNode }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  );
}
