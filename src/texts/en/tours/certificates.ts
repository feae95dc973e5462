import type { TourText } from '../../tours';
import { count } from '../count';
import { code } from '../phrases';

export const certificates: TourText<'certificates'> = {
  title: 'Where certificates come from, and what happens when they don’t',
  what: 'Two secrets and their source; a secret that never arrives; one that is too old; one that another CA signed.',
  steps: {
    'two-secrets': {
      title: 'Two secrets, two purposes',
      text: (f) =>
        `${code(f.certificate)} is what this proxy shows: a certificate chain and the private key that belongs to it. Its name in the certificate is a SPIFFE id, which says namespace and service account. The other secret holds public certificates only. With those the proxy verifies what others show.`,
      task: () => 'Select the secret that others are verified with.',
      options: {},
      right: (f) => `${code(f.roots)} holds the roots. Whoever they signed is believed.`,
      wrong: () => 'Look in the column “Secret” for the card that says roots.',
    },
    source: {
      title: 'Named here, delivered from there',
      text: (f) =>
        `A TLS context does not contain ${code(f.certificate)}, it refers to it: a name, and a source that speaks SDS. The source is a cluster of this same Envoy, and it is static: written at start, since nothing could be fetched without it.`,
      task: (f) => `Which cluster delivers ${code(f.certificate)}?`,
      options: {},
      right: (f) =>
        `Through ${code(f.source)} a renewed certificate arrives as well, without a restart.`,
      wrong: () => 'Follow the line from the secret to the right.',
    },
    timeout: {
      title: 'How long Envoy waits',
      text: (f) =>
        `The reference also says how long Envoy waits for the first answer: \`initial_fetch_timeout\`. Istio sets it. Until the answer is there, a listener or cluster that needs the secret is warming: known, and not in use. Here it is ${f.fetchTimeout} s, and 0 has a meaning of its own.`,
      task: () => 'How long does Envoy wait here?',
      options: {
        never: 'Not at all: it goes on without the certificate',
        limited: 'For some seconds; then it goes on without it',
        'for-ever': 'For ever',
      },
      right: () => 'So a secret that does not come is no error in any log. It is silence.',
      wrong: () => 'In Envoy’s durations for this field, 0 switches the limit off.',
    },
    waiting: {
      title: 'The secret that never arrives',
      text: (f) =>
        `${code(f.waitingSecret)} was asked for and is not there: ${count(f.waitingUsers, 'reference waits', 'references wait')} for it. Usual reasons: the agent has no answer from the CA, the name is spelled in another way, or (at a gateway) the Kubernetes secret does not exist in that namespace.`,
      task: () => 'Select the listener that waits for it.',
      options: {},
      right: () => 'Its state is “warming”: Envoy has it, and does not use it.',
      wrong: () => 'Look on the server side for the listener with the word warming.',
    },
    meanwhile: {
      title: 'Meanwhile, the old one serves',
      text: (f) =>
        `The new version of ${code(f.waitingListener)} waits. Envoy puts a new version in the place of the old one only when it is ready. So what takes calls now may be something that nobody wants any more, such as a version without TLS.`,
      task: (f) => `Who takes the calls to ${code(f.waitingListener)} now?`,
      options: {
        new: 'The new version, without its certificate',
        before: 'The version before it',
        nobody: 'Nobody: the port is not open',
      },
      right: () => 'Compare both in the outline: a policy that seems to be in force may not be.',
      wrong: () => 'Look in the outline for a listener of the same name, and at the state of both.',
      instead: {
        nobody: {
          title: 'Meanwhile, nobody serves',
          right: () =>
            'There is no version before it in the outline: until the secret comes, the port is shut.',
        },
      },
    },
    expired: {
      title: 'A certificate ends',
      text: (f) =>
        `${code(f.certificate)} has a first and a last day. Certificates of workloads live for a day or so and are renewed at half of that. When the renewal stops, Envoy keeps showing the old one: it does not refuse itself. Its callers do, with CERTIFICATE_VERIFY_FAILED.`,
      task: () => 'At the time this dump was taken: what about this certificate?',
      options: {
        valid: 'It is valid',
        expired: 'It has expired',
        'not-yet-valid': 'It is not valid yet',
      },
      right: () => 'The inspector judges it twice: when the dump was taken, and now.',
      wrong: () => 'The card “Certificates” in the inspector has both dates.',
    },
    'other-ca': {
      title: 'Signed by somebody else',
      text: (f) =>
        `A certificate is believed when its chain of signatures ends in one of the roots of whoever verifies it. ${code(f.certificate)} and ${code(f.roots)} come from the same mesh and should fit each other. After a change of the CA they may not, until both are renewed everywhere.`,
      task: (f) => `Does the chain of ${code(f.certificate)} end in ${code(f.roots)}?`,
      options: { ends: 'Yes, it ends there', 'does-not': 'No, another CA signed it' },
      right: () =>
        'Names alone do not tell: two CAs may have the same. The signature was checked here.',
      wrong: () => 'The inspector holds the chain against the roots; see below the certificates.',
      instead: {
        ends: {
          title: 'Signed by its own CA',
          right: () =>
            'The signature was checked here, not the names: two CAs may have the same. After a change of the CA the answer may be another.',
        },
      },
    },
  },
};
