import type { JsonValue } from '../core/base/json';
import type { Pointer } from '../core/base/pointer';
import { ownPointer, usedSecrets } from '../core/certificates/material';
import { secretStory } from '../core/certificates/secret-story';
import type { Subject } from '../core/graph/subjects';
import type { NodeId } from '../core/ids/ids';
import { chainPort, listenerPorts } from '../core/verdicts/inbound-ports';
import { socketChoices } from '../core/verdicts/socket-choices';
import type { NodeVerdicts } from '../core/verdicts/types';
import type { DumpSession } from './dump-session';
import { isFileError } from './file-reader';

const NONE: NodeVerdicts = {
  ports: undefined,
  port: undefined,
  sockets: undefined,
  story: undefined,
  secrets: [],
  certificates: undefined,
};

/**
 * What Envoy would do at a node, and why; undefined: there is no such node. A separate chunk of the
 * worker, and the reading of certificates one more. `now`: milliseconds since 1970.
 */
export async function verdictsOf(
  session: DumpSession,
  id: NodeId,
  now: number,
): Promise<NodeVerdicts | undefined> {
  const subject = session.dump.subjects.get(id);
  if (subject === undefined) return undefined;
  return { ...decided(session, subject), ...(await material(session, subject, now)) };
}

function decided({ dump }: DumpSession, subject: Subject): NodeVerdicts {
  switch (subject.kind) {
    case 'listener':
      return { ...NONE, ports: listenerPorts(dump, subject.listener) };
    case 'filter-chain':
      return { ...NONE, port: chainPort(dump, subject.listener, subject.chain) };
    case 'cluster':
      return { ...NONE, sockets: socketChoices(dump, subject.cluster, undefined) };
    case 'endpoint-group': {
      const { cluster, listed, of } = subject;
      // A group without a list is all that is known of its cluster.
      const endpoints = of.kind === 'original-dst' ? undefined : listed;
      return { ...NONE, sockets: socketChoices(dump, cluster, endpoints) };
    }
    case 'secret':
      return { ...NONE, story: secretStory(dump, subject) };
    case 'transport-socket':
    case 'socket-match':
    case 'loose-endpoints':
    case 'sds-source':
    case 'address':
    case 'agent':
    case 'ca':
      return NONE;
  }
}

/** What is read out of the file once more. */
async function material(
  session: DumpSession,
  subject: Subject,
  now: number,
): Promise<Pick<NodeVerdicts, 'certificates' | 'secrets'>> {
  const { dump } = session;
  if (ownPointer(subject) === undefined && usedSecrets(dump, subject).length === 0) {
    return { certificates: undefined, secrets: [] };
  }
  const { certificateVerdicts, readCertificates, secretStates } = await import(
    '../core/certificates/certificates'
  );
  const read = (at: Pointer): JsonValue | undefined => session.json(at)?.value;
  try {
    const found = await readCertificates(dump, subject, read);
    return {
      certificates: found && certificateVerdicts(found, now),
      secrets: secretStates(dump, subject, read, now),
    };
  } catch (error) {
    if (isFileError(error)) return { certificates: 'gone', secrets: [] };
    throw error;
  }
}
