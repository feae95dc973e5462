/** Puts a text on the clipboard; false where there is none (no secure context) or the page has no leave. */
export async function copyText(text: string): Promise<boolean> {
  try {
    await navigator.clipboard.writeText(text);
    return true;
  } catch {
    return false;
  }
}
