import { OpenProblemError } from '../../capture/open-problem-error';

const SAMPLE_NAME = /^[a-z0-9-]+$/;

/** Fetches a sample of ours by its name; any other name is refused before a request is made. */
export async function fetchSample(name: string, signal: AbortSignal): Promise<Blob> {
  const unknown = () => new OpenProblemError({ kind: 'unknown-sample', name });
  if (!SAMPLE_NAME.test(name)) throw unknown();
  const response = await fetch(`./samples/${name}.json`, { signal }).catch(() => undefined);
  signal.throwIfAborted();
  // A host that answers every path with its index page has no such sample either.
  const type = response?.headers.get('content-type') ?? '';
  if (!response?.ok || type.includes('html')) throw unknown();
  return response.blob();
}
