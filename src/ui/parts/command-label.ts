import type { CommandId } from '../../app/commands/commands';
import { LOCALE_NAMES, LOCALES, type Locale, type WorkspacePart } from '../../texts';

const isLanguage = (id: CommandId): id is `language-${Locale}` => id.startsWith('language-');

/** What a command is called; a language by its own name, whatever the page speaks. */
export function commandLabel(id: CommandId, { commands }: WorkspacePart['workspace']): string {
  if (!isLanguage(id)) return commands[id];
  return LOCALE_NAMES[LOCALES.find((locale) => id === `language-${locale}`) ?? 'en'];
}
