import { Fragment } from 'react';

/** Text between backticks; a doubled one inside is a backtick of the name. */
const CODE = /`((?:[^`]|``)+)`/g;

/** A sentence whose names out of the file, in backticks, are set as code. */
export function Rich({ text }: { readonly text: string }) {
  // Split by a pattern with one group: every second part is what was between backticks.
  return text.split(CODE).map((part, at) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: parts of a fixed text never move
    <Fragment key={at}>{at % 2 === 1 ? <code>{part.replaceAll('``', '`')}</code> : part}</Fragment>
  ));
}
