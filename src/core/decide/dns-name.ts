const lower = (text: string): string => text.replace(/[A-Z]/g, (letter) => letter.toLowerCase());

/**
 * Whether a name fits a pattern of a certificate (source/common/tls/utility.cc, dnsNameMatch; RFC
 * 6125 6.4.3): without regard to case; a star counts only in the pattern's left-most label, once,
 * and not in an A-label; both have at least two labels.
 */
export function dnsNameMatches(name: string, pattern: string): boolean {
  const [wanted, given] = [lower(name), lower(pattern)];
  if (wanted === given) return true;
  const [label, rest] = splitFirst(wanted);
  const [star, under] = splitFirst(given);
  if (rest === undefined || rest !== under) return false;
  return !rest.includes('*') && !star.startsWith('xn--') && labelMatches(label, star);
}

function splitFirst(name: string): readonly [label: string, rest: string | undefined] {
  const dot = name.indexOf('.');
  return dot < 0 ? [name, undefined] : [name.slice(0, dot), name.slice(dot + 1)];
}

/** Whether a label fits one with exactly one star, which may match nothing. */
function labelMatches(label: string, pattern: string): boolean {
  const star = pattern.indexOf('*');
  if (star < 0 || star !== pattern.lastIndexOf('*')) return false;
  const [start, end] = [pattern.slice(0, star), pattern.slice(star + 1)];
  return pattern.length <= label.length + 1 && label.startsWith(start) && label.endsWith(end);
}
