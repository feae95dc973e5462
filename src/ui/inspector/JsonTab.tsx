import { Suspense, useMemo, useRef, useState } from 'react';
import { useDump, useRaw } from '../../app/dump/use-dump';
import { useTexts } from '../../app/texts/texts';
import type { Pointer } from '../../core/base/pointer';
import type { JsonPlace } from '../../core/inspect/types';
import type { RawJson } from '../../session/questions';
import { dedent, isOneLine, spread } from '../json/format';
import type { JsonViewHandle } from '../json/JsonView';
import { LazyJsonView } from '../json/LazyJsonView';
import { Button } from '../parts/Button';
import { CopyButton } from '../parts/CopyButton';
import styles from './JsonTab.module.css';

/** `TLS context`, `Reference to it`, `Reference to it 2`: places of one role are numbered. */
function placeNames(
  places: readonly JsonPlace[],
  name: (role: JsonPlace['role'], nth: number) => string,
): readonly string[] {
  const seen = new Map<JsonPlace['role'], number>();
  return places.map(({ role }) => {
    const nth = (seen.get(role) ?? 0) + 1;
    seen.set(role, nth);
    return name(role, nth);
  });
}

/** The pieces of the file that a node represents, each with its pointer and its jq command. */
export function JsonTab({ places }: { readonly places: readonly JsonPlace[] }) {
  const { json } = useTexts().inspector;
  const refused = useDump()?.file.isJson === false;
  const [chosen, setChosen] = useState(0);
  const names = placeNames(places, json.role);
  const place = places[chosen] ?? places[0];
  if (place === undefined) return <p className={styles.note}>{json.none}</p>;
  const name = names[chosen] ?? '';
  return (
    <div className={styles.tab}>
      {places.length < 2 ? (
        <h3 className={styles.only}>{name}</h3>
      ) : (
        <select
          className={styles.which}
          aria-label={json.which}
          value={chosen}
          onChange={(event) => setChosen(Number(event.target.value))}
        >
          {names.map((one, at) => (
            <option key={one} value={at}>
              {one}
            </option>
          ))}
        </select>
      )}
      <Raw key={place.pointer} pointer={place.pointer} name={name} />
      <Quoted label={json.pointer} copy={json.copyPointer} text={place.pointer} />
      <Quoted label={json.jq} copy={json.copyJq} text={place.jq} />
      {refused && <p className={styles.note}>{json.jqRefuses}</p>}
    </div>
  );
}

function Quoted({
  label,
  copy,
  text,
}: {
  readonly label: string;
  readonly copy: string;
  readonly text: string;
}) {
  return (
    <div className={styles.quoted}>
      <div className={styles.quotedHead}>
        <h3>{label}</h3>
        <CopyButton text={text} label={copy} />
      </div>
      <code>{text}</code>
    </div>
  );
}

function Raw({ pointer, name }: { readonly pointer: Pointer; readonly name: string }) {
  const { json } = useTexts().inspector;
  // Shown keys are forgotten with the place: the next one asks again.
  const [reveal, setReveal] = useState(false);
  const asked = useRaw(pointer, reveal);
  switch (asked.state) {
    case 'idle':
    case 'waiting':
      return <p className={styles.note}>{json.loading}</p>;
    case 'failed':
      return <p className={styles.note}>{json.failed}</p>;
    case 'ready':
      return asked.value === undefined ? (
        <p className={styles.note}>{json.gone}</p>
      ) : (
        <Shown raw={asked.value} name={name} onReveal={setReveal} />
      );
  }
}

function Shown({
  raw,
  name,
  onReveal,
}: {
  readonly raw: RawJson;
  readonly name: string;
  readonly onReveal: (reveal: boolean) => void;
}) {
  const { json } = useTexts().inspector;
  const viewer = useRef<JsonViewHandle>(null);
  const [spreadOut, setSpreadOut] = useState(true);
  const oneLine = isOneLine(raw.text);
  const text = useMemo(
    () => (oneLine ? (spreadOut ? spread(raw.text) : raw.text) : dedent(raw.text)),
    [raw.text, oneLine, spreadOut],
  );
  return (
    <>
      {raw.privateKeys === 0 ? null : (
        <div className={styles.keys} data-shown={raw.revealed}>
          <p>{raw.revealed ? json.keysShown(raw.privateKeys) : json.keysHidden(raw.privateKeys)}</p>
          <Button small onClick={() => onReveal(!raw.revealed)}>
            {raw.revealed ? json.hideKey : json.showKey}
          </Button>
        </div>
      )}
      {raw.omitted > 0 && <p className={styles.note}>{json.omitted(raw.omitted)}</p>}
      <div className={styles.bar}>
        <Button small variant="quiet" onClick={() => viewer.current?.find()}>
          {json.find}
        </Button>
        <Button small variant="quiet" onClick={() => viewer.current?.foldInner()}>
          {json.fold}
        </Button>
        <Button small variant="quiet" onClick={() => viewer.current?.unfold()}>
          {json.unfold}
        </Button>
        <CopyButton wide text={text} label={json.copy} />
      </div>
      {oneLine ? (
        <label className={styles.oneLine}>
          <input
            type="checkbox"
            checked={spreadOut}
            onChange={(event) => setSpreadOut(event.target.checked)}
          />
          {json.spread}
          <span>{json.oneLine}</span>
        </label>
      ) : null}
      <div className={styles.viewer}>
        <Suspense fallback={<p className={styles.note}>{json.loading}</p>}>
          <LazyJsonView ref={viewer} text={text} label={json.viewer(name)} phrases={json.phrases} />
        </Suspense>
      </div>
    </>
  );
}
