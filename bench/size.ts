const UNITS = { '': 1, kb: 1e3, mb: 1e6, gb: 1e9 } as const;

/** `300MB`, `2gb` or a plain number, in bytes (units of a thousand). Throws on anything else. */
export function bytesOfSize(text: string): number {
  const found = /^([\d.]+)\s*(kb|mb|gb)?$/.exec(text.toLowerCase());
  const unit = UNITS[(found?.[2] ?? '') as keyof typeof UNITS];
  if (found === null || unit === undefined) throw new Error(`No size: ${text} (say 300MB)`);
  return Math.round(Number(found[1]) * unit);
}
