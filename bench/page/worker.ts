import { askQuestions } from '../ways/questions';
import { runPath } from '../ways/ways';
import type { Reply, Task } from './messages';

/** Chromium gives it under `--js-flags=--expose-gc`: no way pays for what the one before left. */
const collect = (): void => (globalThis as { gc?: () => void }).gc?.();

const run = (task: Task, file: Blob) =>
  task.kind === 'way' ? runPath(task.way, file) : askQuestions(file);

self.addEventListener('message', ({ data }: MessageEvent<{ task: Task; file: Blob }>) => {
  collect();
  run(data.task, data.file).then(
    (answer) => self.postMessage({ ok: true, answer } satisfies Reply),
    (error: unknown) => self.postMessage({ ok: false, error: String(error) } satisfies Reply),
  );
});
