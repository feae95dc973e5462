import { samples } from 'virtual:samples';
import { OpenProblemError } from '../../capture/open-problem-error';

/** A sample of the page in one file: gzip, base64, in the page itself. */
export async function fetchSample(name: string, signal: AbortSignal): Promise<Blob> {
  const packed = Object.hasOwn(samples, name) ? samples[name] : undefined;
  if (packed === undefined) throw new OpenProblemError({ kind: 'unknown-sample', name });
  const bytes = Uint8Array.from(atob(packed), (letter) => letter.charCodeAt(0));
  const unpacked = new Blob([bytes]).stream().pipeThrough(new DecompressionStream('gzip'));
  const blob = await new Response(unpacked).blob();
  signal.throwIfAborted();
  return blob;
}
