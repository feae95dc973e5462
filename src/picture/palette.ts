/** Colours out of theme/tokens.css, by their names there. */
export type Palette = ReturnType<typeof paletteOf>;
export type Token = keyof Palette;

/** What a picture has colours for. */
export function paletteOf(colour: (token: string) => string) {
  return {
    bg: colour('bg'),
    surface: colour('surface'),
    ink: colour('ink'),
    'ink-2': colour('ink-2'),
    'ink-3': colour('ink-3'),
    line: colour('line'),
    'line-2': colour('line-2'),
    accent: colour('accent'),
    mtls: colour('mtls'),
    tls: colour('tls'),
    plaintext: colour('plaintext'),
    unknown: colour('unknown'),
    passthrough: colour('passthrough'),
    tunnelled: colour('tunnelled'),
    server: colour('server'),
    client: colour('client'),
    secret: colour('secret'),
    source: colour('source'),
    bad: colour('bad'),
    'bad-soft': colour('bad-soft'),
    warn: colour('warn'),
  } as const;
}
