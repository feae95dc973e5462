import type { WorkspacePart } from '../parts';
import { findings } from './findings';
import { inspect } from './inspect';
import { inspector } from './inspector';
import { lines } from './lines';
import { notice } from './notices';
import { outline } from './outline';
import { workspace } from './workspace';

/** All that the workspace says, as one chunk. */
export const workspacePart: WorkspacePart = {
  workspace,
  lines,
  notice,
  outline,
  inspector,
  inspect,
  findings,
};
