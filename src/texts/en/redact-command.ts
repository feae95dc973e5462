/** What the command line says where it cannot redact a file. */
export const redactCommand = {
  usage: 'usage: npm run -s redact -- FILE (or - for standard input; FILE may be packed with gzip)',
  unreadable: (path: string, why: string): string => `${path} could not be read: ${why}`,
  damaged:
    'This file is damaged, and only a whole one can be redacted here. Open it in the app, which reads what is left of it, and download the redacted dump there.',
};
