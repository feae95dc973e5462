import { useMutation } from '@tanstack/react-query';
import { encodeView } from '../../core/view/codec';
import { type SingleView, singleDump } from '../../core/view/single-view';
import type { SnapshotAnswer, SnapshotScope } from '../../session/share-questions';
import { saveFile } from '../browser/save-file';
import { useEngine } from '../dump/engine-context';
import { type Asked, useAsk } from '../dump/use-dump';

export { LONGEST_LINK, type SnapshotScope } from '../../session/share-questions';

/** What a snapshot of the view would be; made anew when the view or the choices change. */
export function useSnapshot(
  view: SingleView,
  scope: SnapshotScope,
  redact: boolean,
): Asked<SnapshotAnswer> {
  // Never the answer before: a link is what the choices say, or it is not there yet.
  return useAsk(['snapshot', encodeView(singleDump(view)), scope, redact], (engine) =>
    engine.ask({ ask: 'snapshot', view, scope, redact }),
  );
}

export interface Download {
  readonly state: 'idle' | 'pending' | 'error' | 'success';
  readonly start: () => void;
}

/** The whole dump as a file that the browser saves. */
export function useDownload(redact: boolean, name: string): Download {
  const engine = useEngine();
  const { status, mutate } = useMutation({
    mutationFn: async () => {
      if (engine === undefined) throw new Error('no dump is open');
      const { blob } = await engine.ask({ ask: 'redacted-file', redact });
      saveFile(new Blob([blob], { type: 'application/json' }), name);
    },
  });
  return { state: status, start: () => mutate() };
}
