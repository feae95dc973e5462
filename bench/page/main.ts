/** Hands tasks and the chosen file to the worker; nothing is measured on this side. */
import type { Reply } from './messages';

const worker = new Worker(new URL('./worker.ts', import.meta.url), { type: 'module' });

globalThis.runTask = (task) =>
  new Promise((resolve, reject) => {
    const file = document.querySelector('input')?.files?.[0];
    const hear = ({ data }: MessageEvent<Reply>): void => {
      worker.removeEventListener('message', hear);
      if (data.ok) resolve(data.answer);
      else reject(new Error(data.error));
    };
    worker.addEventListener('message', hear);
    worker.addEventListener('error', (event) => reject(new Error(event.message)), { once: true });
    worker.postMessage({ task, file });
  });
