import type { SecretEffect } from '../../../core/decide/secret/lifeline';

/** `plain`: not a problem; `bad`: a person must act. */
export function weightOf(effect: SecretEffect): 'plain' | 'warning' | 'bad' {
  switch (effect.kind) {
    case 'none':
    case 'another-serves':
    case 'ignored':
    case 'not-in-force':
      return 'plain';
    case 'unknown':
    case 'old-version-serves':
      return 'warning';
    case 'port-closed':
    case 'no-cluster':
    case 'closes-connections':
    case 'fails-connections':
    case 'refused':
      return 'bad';
  }
}
