import type { Finding, Findings } from '../../core/findings/index';
import type { NotChecked } from '../../core/findings/not-checked';
import type { FindingSubject } from '../../core/findings/rule';
import { withoutCommon } from '../names-in-common';
import { findingTexts, type OwnTexts, type RuleTexts } from '../rule-texts';
import type { Widen } from '../widen';
import { count } from './count';
import { code, codes, list, number } from './phrases';
import { span } from './span';

const nameOf = ({ name, kind }: FindingSubject): string =>
  name === '' ? (kind === 'transport-socket' ? 'a TLS context' : `a ${kind}`) : code(name);

/** The first of them, and how many others there are. */
function who({ subjects: { items, total } }: Finding): string {
  const [first] = items;
  const name = first === undefined ? '' : nameOf(first);
  return total < 2 ? name : `${name} (and ${number(total - 1)} more)`;
}

const inForce = (older: boolean): string =>
  older ? 'The previous version stays in force.' : 'No version of it is in force.';

const own: OwnTexts = {
  'certificate-expired': {
    mark: () => 'expired',
    text: ({ values: { left } }) =>
      `It expired ${span(left)} ago. A peer that verifies it refuses it: “certificate has expired”.`,
  },
  'certificate-not-yet-valid': {
    mark: () => 'not yet valid',
    text: () =>
      'It is not valid yet. A peer that verifies it refuses it: “certificate is not yet valid”.',
  },
  'certificate-expiring': {
    mark: () => 'expires soon',
    text: ({ values: { left } }) =>
      left < 0
        ? `It was about to expire when the dump was taken, and expired ${span(left)} ago.`
        : `It expires in ${span(left)}. A mesh normally renews its certificates well before that.`,
  },
  'certificate-expired-since': {
    mark: () => 'expired since dump',
    text: ({ values: { left } }) =>
      `It expired ${span(left)} ago, after the newest time in this file. That is normal for the certificate of a workload, which lives for a day or less and is renewed before it expires: the dump is older than that.`,
  },
  'chain-incomplete': {
    // Of the two that do not fit, roots and certificate, each says it of itself.
    mark: ({ values: { side } }) => (side === 'roots' ? 'not the signer' : 'not from its roots'),
    text: ({ values: { side, partner, problem } }) => {
      const name = partner === '' ? '' : ` ${code(partner)}`;
      return side === 'roots'
        ? `The certificate${name} that is used with these roots does not end in them: “${problem}”. A peer that trusts the same roots refuses it.`
        : `The chain does not end in the roots${name} that it is used with: “${problem}”. A peer that trusts the same roots refuses it.`;
    },
  },
  'name-refused': {
    mark: () => 'name refused',
    title: () => 'Callers do not accept its name',
    text: ({ values: { cluster, accepts, has } }) => {
      const names = has.total === 0 ? 'no name at all' : codes(has.items);
      return `The certificate has ${names}. Calls to this proxy through the cluster ${code(cluster)} accept only ${codes(accepts.items, 'or')}: every caller with the same configuration refuses it.`;
    },
  },
};

const rules: RuleTexts = {
  'private-key-visible': {
    title: () => 'Private key in cleartext',
    text: (finding) =>
      `${who(finding)}. Anyone who has this file can pose as this proxy: keep it secret, and replace the key.`,
    why: 'A private key proves an identity: anyone who has it can act as that identity until its certificate expires.',
    remedy:
      'Replace the key and its certificate, and delete the copies of this file. `/config_dump` masks keys: take the next dump from there.',
  },
  'update-rejected': {
    title: () => 'Rejected',
    text: (finding) => {
      const { details, older, resource } = finding.values;
      const words = details === '' ? '' : ` Envoy's words: “${details}”`;
      // What follows stands before words that may be long.
      const closed = resource === 'listener' && !older ? ' Nothing is listening there.' : '';
      return `${who(finding)}. ${inForce(older)}${closed}${words}`;
    },
    why: 'Envoy applies an update as a whole or not at all: nothing that it changed is in force.',
    remedy:
      'Correct what Envoy’s message names, in the resource from which the control plane generates this configuration.',
  },
  'secret-missing': {
    title: () => 'Secret missing',
    text: ({ values }) => {
      const { secrets, source, life } = values;
      const names = codes(secrets.items);
      const many = secrets.total > 1;
      const from = source === undefined ? '' : ` from ${code(source)}`;
      const came =
        life === 'refused'
          ? `Envoy rejected what arrived as ${names}${from}`
          : `${names} never arrived${from}`;
      return `${came}: ${affected(values, many ? 'them' : 'it')}.`;
    },
    why: 'Until the certificates and roots that a TLS socket refers to have arrived, Envoy opens no connection with it, and keeps new configuration warming.',
    remedy:
      'Check why its source does not deliver it: whether the secret exists under this name, and whether this proxy is allowed to get it.',
  },
  'certificate-expired': {
    title: () => 'Expired',
    text: (finding) => `${who(finding)}. ${own['certificate-expired'].text(finding)}`,
    why: 'A peer that verifies certificates does not accept an expired one.',
    remedy:
      'Renew it, and find out why it was not renewed in time: check the agent and the CA behind it.',
  },
  'certificate-not-yet-valid': {
    title: () => 'Not yet valid',
    text: (finding) => `${who(finding)}. ${own['certificate-not-yet-valid'].text(finding)}`,
    why: 'A peer that verifies certificates does not accept one that is not valid yet.',
    remedy: 'Compare the clocks of this node and the CA.',
  },
  'certificate-expiring': {
    title: () => 'Expires soon',
    text: (finding) => `${who(finding)}. ${own['certificate-expiring'].text(finding)}`,
    why: 'Less than a fifth of its lifetime is left: it should have been renewed by now.',
    remedy:
      'Renew it, and find out why that has not happened: check the agent and the CA behind it.',
  },
  'certificate-expired-since': {
    title: () => 'Expired since the dump was taken',
    text: (finding) => `${who(finding)}. ${own['certificate-expired-since'].text(finding)}`,
    why: 'When the dump was taken it was valid; a mesh renews its certificates all the time.',
    remedy: 'Nothing, if a mesh renews it. To see its successor, take a new dump.',
  },
  'chain-incomplete': {
    title: ({ values: { side } }) =>
      side === 'roots'
        ? 'A certificate of the mesh does not end in it'
        : 'Does not end in the roots of the mesh',
    text: (finding) => `${who(finding)}. ${own['chain-incomplete'].text(finding)}`,
    why: 'The peers of a mesh trust the same roots: they all refuse a certificate whose chain does not end in them.',
    remedy:
      'Add the missing intermediate certificates to the chain, or the CA that signed it to the roots of every peer.',
  },
  'name-refused': {
    title: () => 'Name refused',
    text: (finding) => {
      const { accepts, has } = finding.values;
      const [names = [], wanted = []] = withoutCommon(has.items, accepts.items);
      return `${who(finding)} has ${has.total === 0 ? 'no name at all' : codes(names)}, callers expect ${codes(wanted, 'or')}.`;
    },
    more: (finding) => own['name-refused'].text(finding),
    why: 'Callers verify the names in the certificate, and close the connection if it has none that they expect.',
    remedy:
      'Give the workload the identity that callers expect, or have the control plane give callers the identity that it has.',
  },
  'resource-warming': {
    title: ({ values: { resource }, subjects: { total } }) =>
      total === 1
        ? `${WARMING[resource][0]} is warming`
        : `${number(total)} ${WARMING[resource][1]} are warming`,
    text: (finding) => {
      const { resource, older } = finding.values;
      return resource === 'secret' ? `${who(finding)}.` : `${who(finding)}. ${inForce(older)}`;
    },
    why: 'A warming resource waits for something else, such as secrets, endpoints or routes, and is not used until that has arrived.',
    remedy: 'Check what it refers to that has not arrived, and why its source does not deliver it.',
  },
};

const WARMING = {
  listener: ['Listener', 'listeners'],
  cluster: ['Cluster', 'clusters'],
  secret: ['Secret', 'secrets'],
} as const;

/** `1 listener and 2 clusters wait for it`, `1 listener closes every connection without it`. */
function affected(
  { waiting, failing }: Findings['secret-missing']['values'],
  it: 'it' | 'them',
): string {
  const owners = [
    waiting.listeners === 0 ? [] : count(waiting.listeners, 'listener', 'listeners'),
    waiting.clusters === 0 ? [] : count(waiting.clusters, 'cluster', 'clusters'),
  ].flat();
  const wait = waiting.listeners + waiting.clusters === 1 ? 'waits' : 'wait';
  return list(
    [
      owners.length === 0 ? [] : `${list(owners)} ${wait} for ${it}`,
      failing.listeners === 0
        ? []
        : `${count(failing.listeners, 'listener closes', 'listeners close')} every connection without ${it}`,
      failing.clusters === 0
        ? []
        : `${count(failing.clusters, 'cluster fails', 'clusters fail')} every call without ${it}`,
    ].flat(),
  );
}

const NOT_CHECKED: Readonly<Record<NotChecked['why'], string>> = {
  'no-listeners': 'the file has no listeners',
  'no-clusters': 'the file has no clusters',
  'no-secrets': 'the file has no secrets',
  'no-endpoints': 'the file has no endpoints',
  'no-states': 'the file does not say what is in force',
  'secret-not-in-file': 'secrets that it refers to are not in the file',
  masked: 'certificates were redacted from the file',
  'file-names': 'certificates are given only as file names',
  'too-many': 'there are too many certificates: only the first were read',
  unreadable: 'the file can no longer be read',
  'no-webcrypto': 'signatures cannot be verified here: there is no WebCrypto',
  'no-own-address': 'the address of the proxy is not in the file',
};

export const findings = {
  ...findingTexts(
    rules,
    own,
    (...all) => all.join(' '),
    (title, text) => `${title}: ${text}`,
  ),
  /** `n`: so many in a stack. */
  marks: (mark: string, n: number): string => (n === 1 ? mark : `${number(n)} ${mark}`),
  severity: { error: 'error', warning: 'warning', info: 'info' },
  /** Why a rule could not tell, as part of a list. */
  notChecked: (why: NotChecked['why']): string => NOT_CHECKED[why],
};

export type FindingTexts = Widen<typeof findings>;
