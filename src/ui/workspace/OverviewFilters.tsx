import { useTexts } from '../../app/texts/texts';
import { useViewActions } from '../../app/workspace/use-view-actions';
import type { ViewFilter } from '../../core/view/view-state';
import { Button } from '../parts/Button';
import styles from './OverviewFilters.module.css';

interface Props {
  /** Those that can be chosen. */
  readonly namespaces: readonly string[];
  readonly filter: ViewFilter;
  /** How many nodes the filter left out. */
  readonly hidden: number;
}

const NOTHING_LEFT_OUT: ViewFilter = { plaintext: false, notActive: false, namespace: undefined };

/** Which part of the whole file the overview shows. */
export function OverviewFilters({ namespaces, filter, hidden }: Props) {
  const { filters } = useTexts().workspace;
  const { setFilter } = useViewActions();
  const set = (change: Partial<ViewFilter>): void => setFilter({ ...filter, ...change });
  const filtered = filter.plaintext || filter.notActive || filter.namespace !== undefined;
  return (
    <fieldset className={styles.filters}>
      <legend className={styles.legend}>{filters.legend}</legend>
      <label className={styles.option}>
        <input
          type="checkbox"
          checked={filter.plaintext}
          onChange={(event) => set({ plaintext: event.target.checked })}
        />
        {filters.plaintext}
      </label>
      <label className={styles.option}>
        <input
          type="checkbox"
          checked={filter.notActive}
          onChange={(event) => set({ notActive: event.target.checked })}
        />
        {filters.notActive}
      </label>
      {namespaces.length > 0 && (
        <select
          className={styles.select}
          aria-label={filters.namespace}
          value={filter.namespace ?? ''}
          onChange={(event) => set({ namespace: event.target.value || undefined })}
        >
          <option value="">{filters.everyNamespace}</option>
          {namespaces.map((namespace) => (
            <option key={namespace}>{namespace}</option>
          ))}
        </select>
      )}
      {filtered && (
        <>
          <span className={styles.hidden} role="status">
            {filters.hidden(hidden)}
          </span>
          <Button small variant="quiet" onClick={() => setFilter(NOTHING_LEFT_OUT)}>
            {filters.clear}
          </Button>
        </>
      )}
    </fieldset>
  );
}
