/** Milliseconds until the browser has surely begun to save. */
const KEEP = 60_000;

/** Has the browser save a file that the page made; nothing of it goes over the network. */
export function saveFile(content: Blob, name: string): void {
  const url = URL.createObjectURL(content);
  const link = document.createElement('a');
  link.href = url;
  link.download = name;
  link.click();
  setTimeout(() => URL.revokeObjectURL(url), KEEP);
}
