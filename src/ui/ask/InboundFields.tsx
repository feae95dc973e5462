import { useState } from 'react';
import {
  PRESETS,
  type Preset,
  presetOf,
  presetsFor,
  SENDS,
  SHOWS,
  withPreset,
} from '../../app/ask/ask-presets';
import { useAskTexts } from '../../app/ask/use-ask';
import type { Asked } from '../../app/dump/use-dump';
import { useQuestionActions } from '../../app/workspace/use-view-actions';
import type { AskAnswer, AskOffers } from '../../core/ask/types';
import type { InboundQuestion, Sends, Shows } from '../../core/view/question';
import { Button } from '../parts/Button';
import { Choice, TextField } from './Field';
import styles from './Fields.module.css';
import { nameIn } from './use-titles';

interface Props {
  readonly question: InboundQuestion;
  readonly offers: AskOffers | undefined;
  readonly answer: Asked<AskAnswer>;
  /** Who was chosen to call, of two that send the same. */
  readonly picked: Preset | undefined;
  readonly onPick: (preset: Preset) => void;
}

const isPreset = (text: string): text is Preset => PRESETS.some((preset) => preset === text);
const isShows = (text: string): text is Shows => SHOWS.some((shows) => shows === text);
const isSends = (text: string): text is Sends => SENDS.some((sends) => sends === text);
const orNone = (text: string): string | undefined => (text === '' ? undefined : text);

/** Whether a field is set that is not shown at first. */
const saysMore = ({ at, address, source, direct }: InboundQuestion): boolean =>
  [at, address, source, direct].some((field) => field !== undefined);

/** 0 is no port that anybody could dial (RFC 6335, 6). */
const isPort = (text: string): boolean =>
  /^\d{1,5}$/.test(text) && Number(text) > 0 && Number(text) < 65_536;

/** Who calls, and where; every field can be changed. */
export function InboundFields({ question, offers, answer, picked, onPick }: Props) {
  const { fields, presets, sends: sendsTexts, shows: showsTexts } = useAskTexts();
  const { changeInbound } = useQuestionActions();
  const set = (change: Partial<InboundQuestion>): boolean =>
    changeInbound((asked) => ({ ...asked, ...change }));
  /** What cannot be right is taken out: no answer is better than one to the value before. */
  const setOr = (change: Partial<InboundQuestion>, without: Partial<InboundQuestion>): boolean => {
    if (set(change)) return true;
    set(without);
    return false;
  };
  const must = saysMore(question);
  const [more, setMore] = useState(must);
  // They stay when the last of them is emptied.
  if (must && !more) setMore(true);
  const preset = presetOf(question, offers, picked);
  // Another port belongs to another service, for which the same caller sends another name.
  const setPort = (text: string): boolean => {
    if (text !== '' && !isPort(text)) {
      set({ port: undefined });
      return false;
    }
    return changeInbound((asked) => {
      const next = { ...asked, port: text === '' ? undefined : Number(text) };
      const caller = presetOf(asked, offers, picked);
      return caller === undefined ? next : withPreset(next, caller, offers);
    });
  };
  const assumed = answer.state === 'ready' ? answer.value.assumed : {};
  const hello = question.sends === 'tls' || question.sends === 'quic';
  return (
    <div className={styles.fields}>
      <Choice
        label={presets.label}
        size="wide"
        value={preset ?? 'own'}
        options={[
          ...presetsFor(offers).map((key) => [key, presets[key]] as const),
          ...(preset === undefined ? [['own', presets.own] as const] : []),
        ]}
        onChange={(value) => {
          if (!isPreset(value)) return;
          onPick(value);
          changeInbound((asked) => withPreset(asked, value, offers));
        }}
      />
      <TextField
        label={fields.port}
        size="small"
        value={question.port?.toString() ?? ''}
        offered={offers?.ports.map(({ port }) => String(port)) ?? []}
        numeric
        onChange={setPort}
      />
      <Choice
        label={fields.sends}
        value={question.sends}
        options={SENDS.map((key) => [key, sendsTexts[key]])}
        onChange={(value) => {
          if (!isSends(value)) return;
          const keeps = value === 'tls' || value === 'quic';
          set(keeps ? { sends: value } : { sends: value, sni: undefined, alpn: [] });
        }}
      />
      {hello && (
        <>
          <TextField
            label={fields.sni}
            value={question.sni ?? ''}
            placeholder={fields.none}
            size="wide"
            onChange={(text) => setOr({ sni: orNone(text) }, { sni: undefined })}
          />
          <TextField
            label={fields.alpn}
            value={question.alpn.join(', ')}
            placeholder={fields.none}
            size="wide"
            onChange={(text) => setOr({ alpn: text.split(/[\s,]+/).filter(Boolean) }, { alpn: [] })}
          />
          <Choice
            label={fields.shows}
            size="wide"
            value={question.shows}
            options={SHOWS.map((key) => [key, showsTexts[key]])}
            onChange={(value) => isShows(value) && set({ shows: value })}
          />
        </>
      )}
      {more && (
        <>
          <Choice
            label={fields.at}
            value={question.at ?? ''}
            options={listenerOptions(question, offers, fields.anyListener)}
            size="wide"
            onChange={(value) => set({ at: offers?.listeners.find(({ id }) => id === value)?.id })}
          />
          <TextField
            label={fields.address}
            value={question.address ?? ''}
            placeholder={assumed.address ?? offers?.address ?? ''}
            wrong={fields.noAddress}
            onChange={(text) => setOr({ address: orNone(text) }, { address: undefined })}
          />
          <TextField
            label={fields.source}
            value={question.source ?? ''}
            placeholder={fields.somewhere}
            wrong={fields.noAddress}
            onChange={(text) => setOr({ source: orNone(text) }, { source: undefined })}
          />
          <TextField
            label={fields.direct}
            value={question.direct ?? ''}
            placeholder={fields.none}
            wrong={fields.noAddress}
            onChange={(text) => setOr({ direct: orNone(text) }, { direct: undefined })}
          />
        </>
      )}
      {!must && (
        <Button
          variant="quiet"
          small
          className={styles.more}
          aria-expanded={more}
          onClick={() => setMore(!more)}
        >
          {more ? fields.fewer : fields.more}
        </Button>
      )}
    </div>
  );
}

function listenerOptions(
  { at }: InboundQuestion,
  offers: AskOffers | undefined,
  any: string,
): readonly (readonly [string, string])[] {
  const listed = (offers?.listeners ?? []).map(
    ({ id, name, place }) => [id as string, name === '' ? place : `${name} · ${place}`] as const,
  );
  const other = at !== undefined && !listed.some(([id]) => id === at);
  return [['', any], ...listed, ...(other ? [[at, nameIn(at)] as const] : [])];
}
