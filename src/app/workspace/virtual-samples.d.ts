/** Made by scripts/vite/single-file.ts: each sample by its name, gzip and base64. */
declare module 'virtual:samples' {
  export const samples: Readonly<Record<string, string>>;
}
