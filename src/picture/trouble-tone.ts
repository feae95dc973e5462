import type { Trouble } from '../core/certificates/types';

/** `quiet`: worth a word, and nothing to do with how the proxy did when the dump was taken. */
export function troubleTone(kind: Trouble['kind']): 'bad' | 'warn' | 'quiet' {
  switch (kind) {
    case 'expired':
    case 'not-yet-valid':
    case 'chain':
    case 'name':
      return 'bad';
    case 'expiring':
      return 'warn';
    case 'ended-since':
      return 'quiet';
  }
}
