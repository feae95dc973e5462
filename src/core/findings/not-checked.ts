import { isFileNameOnly } from '../certificates/material';
import { lifelinesOf } from '../certificates/secret-story';
import { isMeshClient } from '../decide/socket/istio-sockets';
import type { Dump } from '../graph/dump';
import { nodeAddress } from '../model/address';
import { CERTIFICATE_RULES, type RuleId } from './index';

/** A rule that could not tell, of some or all that it is about. */
export interface NotChecked {
  readonly rule: RuleId;
  readonly why:
    | 'no-listeners'
    | 'no-clusters'
    | 'no-secrets'
    | 'no-endpoints'
    /** As istioctl prints it: without what is warming or was rejected. */
    | 'no-states'
    | 'secret-not-in-file'
    | 'masked'
    | 'file-names'
    | 'too-many'
    | 'unreadable'
    | 'no-webcrypto'
    | 'no-own-address';
}

/** How the reading of certificates went. */
export interface CertificateReading {
  /** Some were left out, because there are so many. */
  readonly tooMany: boolean;
  /** The file cannot be read any more. */
  readonly unreadable: boolean;
  /** Signatures were not verified. */
  readonly unchecked: boolean;
}

/** What no rule could tell from this file, by rule. */
export function notChecked(dump: Dump, reading: CertificateReading): readonly NotChecked[] {
  const found: NotChecked[] = [];
  const add = (rule: RuleId, whys: readonly NotChecked['why'][]): void => {
    for (const why of whys) found.push({ rule, why });
  };
  const { sections } = dump.model;
  const deliveries = unseenDeliveries(dump);
  add('update-rejected', deliveries);
  add('resource-warming', deliveries);
  const unseen = unseenCertificates(dump, reading);
  // Without these sections it is not known who asks for a secret.
  if (!sections.listeners) add('secret-missing', ['no-listeners']);
  if (!sections.clusters) add('secret-missing', ['no-clusters']);
  if (unseen.includes('no-secrets')) add('secret-missing', ['no-secrets']);
  for (const rule of CERTIFICATE_RULES) {
    add(rule, unseen);
    if (rule === 'chain-incomplete' && reading.unchecked) add(rule, ['no-webcrypto']);
    if (rule === 'name-refused' && !sections.clusters) add(rule, ['no-clusters']);
    if (rule === 'name-refused' && presentsMeshCertificate(dump)) {
      if (nodeAddress(dump.model.header) === undefined) add(rule, ['no-own-address']);
      if (!sections.endpoints) add(rule, ['no-endpoints']);
    }
  }
  return found;
}

function unseenDeliveries({ model }: Dump): readonly NotChecked['why'][] {
  const { listeners, clusters, secrets, sections } = model;
  const all = [...listeners, ...clusters, ...secrets];
  return [
    sections.listeners ? [] : ('no-listeners' as const),
    sections.clusters ? [] : ('no-clusters' as const),
    all.length > 0 && all.every(({ origin }) => origin.state === 'unknown')
      ? ('no-states' as const)
      : [],
  ].flat();
}

/** Why certificates that a TLS socket uses could not be judged, each reason once. */
function unseenCertificates(
  dump: Dump,
  { tooMany, unreadable }: CertificateReading,
): readonly NotChecked['why'][] {
  const whys = new Set<NotChecked['why']>();
  for (const { life, users } of lifelinesOf(dump).used) {
    if (!users.some(({ use, effect }) => use !== 'ticket-keys' && effect.kind !== 'not-in-force')) {
      continue;
    }
    if (life === 'unknown') whys.add('no-secrets');
    if (life === 'absent') whys.add('secret-not-in-file');
    if (life === 'masked') whys.add('masked');
  }
  if ([...dump.subjects.values()].some(isFileNameOnly)) whys.add('file-names');
  if (tooMany) whys.add('too-many');
  if (unreadable) whys.add('unreadable');
  return [...whys];
}

const presentsMeshCertificate = (dump: Dump): boolean =>
  lifelinesOf(dump).used.some(({ users }) =>
    users.some(
      ({ use, context }) =>
        use === 'certificate' && context.side === 'downstream' && isMeshClient(context),
    ),
  );
