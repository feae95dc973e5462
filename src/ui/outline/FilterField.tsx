import type { Asked } from '../../app/dump/use-dump';
import { useTexts } from '../../app/texts/texts';
import type { OutlinePage } from '../../session/graph-questions';
import styles from './Outline.module.css';

export interface FilterFieldProps {
  readonly text: string;
  /** The words of the shown hits; a moment later than the text while a person types. */
  readonly words: string;
  readonly found: Asked<NonNullable<OutlinePage['found']>>;
  readonly onText: (text: string) => void;
  readonly onDown: () => void;
  readonly onEnter: () => void;
}

/** The field above the tree. How much was found is said politely to a screen reader. */
export function FilterField({ text, words, found, onText, onDown, onEnter }: FilterFieldProps) {
  const { outline } = useTexts();
  const { filter } = outline;
  return (
    <div className={styles.filter}>
      <input
        type="text"
        className={styles.field}
        aria-label={filter.label}
        placeholder={filter.placeholder}
        value={text}
        spellCheck={false}
        autoComplete="off"
        onChange={(event) => onText(event.target.value)}
        onKeyDown={(event) => {
          if (event.key === 'Escape' && text !== '') onText('');
          else if (event.key === 'ArrowDown') onDown();
          else if (event.key === 'Enter' && words !== '') onEnter();
          else return;
          event.preventDefault();
          event.stopPropagation();
        }}
      />
      {text === '' ? null : (
        <button
          type="button"
          className={styles.clear}
          aria-label={filter.clear}
          onClick={() => onText('')}
        >
          ×
        </button>
      )}
      <p className={styles.hits} aria-live="polite">
        {words === '' ? '' : say(found, words, filter)}
      </p>
    </div>
  );
}

function say(
  found: FilterFieldProps['found'],
  words: string,
  filter: ReturnType<typeof useTexts>['outline']['filter'],
): string {
  switch (found.state) {
    case 'idle':
      return '';
    case 'waiting':
      return filter.searching;
    case 'failed':
      return filter.failed;
    case 'ready':
      return found.value.total === 0
        ? filter.none(words)
        : filter.hits(found.value.shown, found.value.total);
  }
}
