import { useViewActions } from '../../app/workspace/use-view-actions';
import type { PortRow } from '../../core/tables/types';
import type { SummaryTexts } from '../../texts';
import { Button } from '../parts/Button';
import { Rich } from '../parts/Rich';
import type { SummaryPartProps } from './part-props';
import styles from './Summary.module.css';

/** Every port that others can reach: who may come in, and how it is proved. */
export function InboundPorts({ answer, texts }: SummaryPartProps) {
  const { inbound, notListening, inFile } = answer;
  const { showTab } = useViewActions();
  const words = texts.ports;
  const rest = inbound.total - inbound.items.length;
  return (
    <section>
      <h3 className={styles.heading}>{words.title}</h3>
      {notListening.length === 0 ? null : (
        <p className={styles.warning}>{words.notListening(notListening)}</p>
      )}
      {inbound.total === 0 ? (
        notListening.length > 0 ? null : (
          <p className={styles.quiet}>
            <Rich text={inFile.listeners ? words.none : words.missing} />
          </p>
        )
      ) : (
        <div className={styles.box}>
          <table className={styles.table} aria-label={words.title}>
            <thead>
              <tr>
                <th scope="col">{words.port}</th>
                <th scope="col">{words.mode}</th>
                <th scope="col">{words.plaintext}</th>
                <th scope="col">{words.client}</th>
                <th scope="col">{words.versions}</th>
                <th scope="col">{words.place}</th>
              </tr>
            </thead>
            <tbody>
              {inbound.items.map((row) => (
                <Row key={`${row.listener} ${row.port ?? 'others'}`} row={row} words={words} />
              ))}
            </tbody>
          </table>
        </div>
      )}
      {rest > 0 && (
        <Button small variant="quiet" onClick={() => showTab('connections')}>
          {words.more(rest)}
        </Button>
      )}
    </section>
  );
}

function Row({ row, words }: { readonly row: PortRow; readonly words: SummaryTexts['ports'] }) {
  const { show } = useViewActions();
  const { id, port, what, mode, plaintext, listener, standing, chains, versions } = row;
  const name = port === undefined ? words.others : String(port);
  return (
    <tr>
      <th scope="row">
        {id === undefined ? (
          name
        ) : (
          <button
            type="button"
            className={styles.link}
            aria-label={words.show(port)}
            onClick={() => show(id)}
          >
            {name}
          </button>
        )}{' '}
        <span className={styles.quiet}>{words.what(what)}</span>
      </th>
      <td data-mode={mode}>{words.modeOf(mode)}</td>
      <td data-plaintext={plaintext}>
        {standing === 'in-force' ? words.takes(plaintext) : words.standing[standing]}
      </td>
      <td>
        <Clients row={row} words={words} />
      </td>
      <td>{versions === undefined ? '' : versionRange(versions)}</td>
      <td>
        <code>{listener}</code> <span className={styles.quiet}>{words.chains(chains)}</span>
      </td>
    </tr>
  );
}

/** Who verifies the callers of a port, and by what. */
function Clients({ row, words }: { readonly row: PortRow; readonly words: SummaryTexts['ports'] }) {
  const { mode, clients, names } = row;
  if (mode === 'PASSTHROUGH' || mode === 'AUTO_PASSTHROUGH') {
    return <span className={styles.quiet}>{words.passedOn}</span>;
  }
  if (clients !== 'demanded' && clients !== 'optional') {
    const quiet = clients === 'unverified' ? undefined : styles.quiet;
    return (
      <span className={quiet} data-unverified={clients === 'unverified'}>
        {words.check(row)}
      </span>
    );
  }
  return (
    <span>
      {words.check(row)}, <code>{names[0] ?? words.anyName}</code>
      {names.length > 1 ? ` +${names.length - 1}` : ''}
    </span>
  );
}

/** `1.2–1.3` of `TLSv1.2` and `TLSv1.3`. */
function versionRange({ min, max }: NonNullable<PortRow['versions']>): string {
  const [from, to] = [min.slice('TLSv'.length), max.slice('TLSv'.length)];
  return from === to ? from : `${from}–${to}`;
}
