import type { ListenerQuestion } from '../../listeners/question';
export const NAMED: readonly ListenerQuestion[] = [];
