import type { Trouble } from '../../core/certificates/types';
import { withoutCommon } from '../names-in-common';
import type { Widen } from '../widen';
import { code, codes, number } from './phrases';
import { span } from './span';

type Kind = Trouble['kind'];

/** On a card and in a row of the outline. */
const SHORT: Readonly<Record<Kind, string>> = {
  expired: 'expired',
  'not-yet-valid': 'not yet valid',
  chain: 'not from its roots',
  name: 'name refused',
  expiring: 'ends soon',
  'ended-since': 'ended since',
};

/** Of the two that do not fit, roots and chain, each says it of itself. */
const short = (trouble: Trouble): string =>
  trouble.kind === 'chain' && trouble.partner?.holds === 'certificate'
    ? 'not the signer'
    : SHORT[trouble.kind];

/** Over a sentence about the first of them. */
const TITLES: Readonly<Record<Kind, string>> = {
  expired: 'Expired',
  'not-yet-valid': 'Not yet valid',
  chain: 'Does not end in the roots of the mesh',
  name: 'Callers do not accept its name',
  expiring: 'Ends soon',
  'ended-since': 'Ended since the dump',
};

const titleOf = (trouble: Trouble): string =>
  trouble.kind === 'chain' && trouble.partner?.holds === 'certificate'
    ? 'A certificate of the mesh does not end in it'
    : TITLES[trouble.kind];

/** One sentence; names out of the file in backticks. */
function say(trouble: Trouble): string {
  switch (trouble.kind) {
    case 'expired':
      return `It ended ${span(trouble.left)} ago. Whoever checks it refuses it: “certificate has expired”.`;
    case 'not-yet-valid':
      return 'Its time has not come. Whoever checks it refuses it: “certificate is not yet valid”.';
    case 'expiring':
      return trouble.left < 0
        ? `When the dump was taken it was about to end, and ${span(trouble.left)} ago it did.`
        : `It ends in ${span(trouble.left)}. A mesh renews its certificates long before.`;
    case 'ended-since':
      return `It ended ${span(trouble.left)} ago, after the newest time in this file: look whether it has been renewed.`;
    case 'chain': {
      const { partner, problem } = trouble;
      const name = partner === undefined || partner.name === '' ? '' : ` ${code(partner.name)}`;
      return partner?.holds === 'certificate'
        ? `The certificate${name} that is used with these roots does not end in them: “${problem}”. Whoever trusts the same roots refuses it.`
        : `The chain does not end in the roots${name} that it is used with: “${problem}”. Whoever trusts the same roots refuses it.`;
    }
    case 'name': {
      const { cluster, accepts, has } = trouble.refusal;
      const shown = has.total === 0 ? 'no name at all' : codes(has.items);
      return `The certificate has ${shown}. Calls to this proxy by ${code(cluster.name)} accept ${codes(accepts.items, 'or')}: with the same configuration every caller refuses it.`;
    }
  }
}

/** Of the certificate `name`, and of so many others: the point first, for two lines at most. */
function alert(trouble: Trouble, name: string, n: number): string {
  const who = n === 0 ? code(name) : `${code(name)} (${others(n)})`;
  if (trouble.kind !== 'name') return `${who}. ${say(trouble)}`;
  const { accepts, has } = trouble.refusal;
  const [shown = [], wanted = []] = withoutCommon(has.items, accepts.items);
  return `${who} has ${has.total === 0 ? 'no name at all' : codes(shown)}, callers want ${codes(wanted, 'or')}.`;
}

const others = (n: number): string => `and ${number(n)} more`;

/** What is wrong with certificates, wherever it is told. */
export const checks = {
  /** `n`: so many in a stack. */
  mark: (trouble: Trouble, n = 1): string =>
    n === 1 ? short(trouble) : `${number(n)} ${short(trouble)}`,
  title: titleOf,
  say,
  /** Before `alert`. */
  alertTitle: (trouble: Trouble): string =>
    trouble.kind === 'name' ? 'Name refused' : titleOf(trouble),
  alert,
};

export type CheckTexts = Widen<typeof checks>;
