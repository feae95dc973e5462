import { isEnvoyRedacted } from '../base/envoy-redacted';
import { REDACTED_PART } from '../model/redacted';
import type { RedactionReport } from './types';

type Counted = 'kept' | 'replaced' | 'removed' | 'unmappable';

/** Counts what became of texts. */
export class Counts {
  private readonly counts: Record<Counted, number> = {
    kept: 0,
    replaced: 0,
    removed: 0,
    unmappable: 0,
  };

  /** Gives what the text became. */
  text(text: string, redacted: string): string {
    if (text !== '') this.add(outcome(text, redacted));
    return redacted;
  }

  add(what: Counted): void {
    this.counts[what] += 1;
  }

  all(): Pick<RedactionReport, Counted> {
    return { ...this.counts };
  }
}

function outcome(text: string, redacted: string): Counted {
  // Envoy may have removed it before.
  if (redacted === text) return 'kept';
  if (isEnvoyRedacted(redacted)) return 'removed';
  if (redacted === REDACTED_PART) return 'unmappable';
  return 'replaced';
}
