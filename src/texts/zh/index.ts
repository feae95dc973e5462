import type { Language } from '../loaders';
import { landing } from './landing';

/** Simplified Chinese; loaded when somebody reads it. */
export const chinese: Language = {
  landing: { landing },
  problems: () => import('./problems').then(({ problem }) => problem),
  samples: () => import('./samples').then(({ samples }) => samples),
  offline: () => import('./offline').then(({ offline }) => offline),
  workspace: () => import('./workspace-part').then(({ workspacePart }) => workspacePart),
  summary: () => import('./summary').then(({ summary }) => summary),
  verdicts: () => import('./verdicts').then(({ verdicts }) => verdicts),
  ask: () => import('./ask').then(({ ask }) => ask),
  tables: () => import('./tables').then(({ tables }) => tables),
  share: () => import('./share').then(({ share }) => share),
  tours: () => import('./tours').then(({ tours }) => tours),
  picture: () => import('./picture').then(({ picture }) => picture),
};
