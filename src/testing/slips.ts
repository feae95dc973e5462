/** Names out of the file: whatever is in them is theirs. */
const CODE = /`(?:[^`]|``)+`/g;
/** Dates have no blanks. */
const DATE = /\d+年\d+月\d+日/g;
const HAN = '\\p{Script=Han}';
const FULL = '，。：；、？！（）';

/** What zh/README.md asks of a sentence, as what must not be in it. `§`: a name out of the file. */
const RULES: readonly (readonly [what: string, wrong: RegExp])[] = [
  ['no blank between scripts', new RegExp(`${HAN}[A-Za-z0-9§]|[A-Za-z0-9§]${HAN}`, 'u')],
  [
    'half-width punctuation',
    new RegExp(`${HAN}[,:;?!(]|${HAN}\\s?[,.:;?!)](?!\\w)|[,:;?!)]\\s?${HAN}`, 'u'),
  ],
  ['blank beside full-width punctuation', new RegExp(`\\s[${FULL}]|[${FULL}] `, 'u')],
  ['two blanks', / {2}/],
  ['punctuation twice', /[，。：；、][，。：；、]/],
  ['a value that is none', /undefined|null|NaN|\[object/],
];

/** Terms that stand alone, in English. */
const TERMS =
  /^(mTLS(（.*）)?|TLS|SNI|ALPN|Matcher|active|static|§|(Endpoint|Locality) metadata|Endpoint|Transport socket|Listener filter|Default filter chain|raw buffer)$/;

/** What a Chinese text does against the style of the house; empty: nothing. */
export function slips(text: string): readonly string[] {
  const bare = text.replaceAll(CODE, '§').replaceAll(DATE, '日期');
  const found = RULES.filter(([, wrong]) => wrong.test(bare)).map(([what]) => what);
  const english = new RegExp(HAN, 'u').test(bare) || TERMS.test(bare) ? [] : ['not Chinese'];
  return [...found, ...english].map((what) => `${what}: ${text}`);
}
