import InlineWorker from './worker?worker&inline';

/** The worker of the page in one file: its code is in the page. */
export const startWorker = (): Worker => new InlineWorker();
