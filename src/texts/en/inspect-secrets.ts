import { count } from './count';
import type { SomeMessages } from './inspect-types';
import { code } from './phrases';

const TYPES = {
  certificate: 'A certificate with its private key',
  roots: 'Trusted roots: whom to believe when the other end shows a certificate',
  other: 'A secret that is neither certificate nor roots',
  unknown: 'A secret whose content is not in this file',
} as const;

/** Secrets and where they come from. */
export const secretMessages: SomeMessages<
  | 'secret'
  | 'secret-uninitialized'
  | 'secret-emptied'
  | 'secret-missing'
  | 'secret-untold'
  | 'secret-unused'
  | 'secret-ambiguous'
  | 'secret-key-visible'
  | 'source-cluster'
  | 'source-ads'
  | 'source-file'
  | 'source-static'
  | 'source-missing'
  | 'source-untold'
  | 'address-pipe'
  | 'address-socket'
  | 'agent'
  | 'ca'
> = {
  secret: ({ type, source, users }) =>
    `${TYPES[type]}.${source === undefined ? '' : ` It comes from ${code(source)}.`}${
      users === 0 ? '' : ` ${count(users, 'place uses', 'places use')} it.`
    }`,
  'secret-uninitialized': () =>
    'It has never arrived: Envoy is still waiting for it. Whether the request was refused or not answered is not in a dump; the logs of whoever delivers it say so.',
  'secret-emptied': () =>
    'Its contents were taken out of this file (`inline_bytes: ""`): no Envoy could serve with that. It arrived; what it holds, and what follows from it, is unknown here.',
  'secret-missing': ({ source }) =>
    `It is referred to, and the secrets of this file do not have it${
      source === undefined ? '' : ` (it would come from ${code(source)})`
    }.`,
  'secret-untold': () =>
    'This file has no secrets section: whether it has arrived, and what it holds, is unknown.',
  'secret-unused': () => 'Nothing in this file uses it.',
  'secret-ambiguous': () =>
    'Several places ask for this name from different sources, and the file does not say which of them this is.',
  'secret-key-visible': () =>
    'The private key stands in this file in clear. Whoever has the file can pose as this proxy: treat it as a secret, and replace the key. The page shows the key only when you ask for it.',
  'source-cluster': ({ name, secrets }) =>
    `Envoy fetches ${count(secrets, 'secret', 'secrets')} by SDS, its secret discovery service, through the cluster ${code(name)}. New ones are pushed and take effect without a restart.`,
  'source-ads': ({ name }) =>
    `Secrets come over ADS, the one stream from the control plane that also brings listeners and clusters, through the cluster ${code(name)}.`,
  'source-file': ({ path }) => `Envoy reads secrets from the file ${code(path)} and watches it.`,
  'source-static': () =>
    'The secret is written into the configuration that Envoy started with; it changes only with a restart.',
  'source-missing': ({ name }) =>
    `The cluster ${code(name)} is asked for secrets and is not in this file.`,
  'source-untold': ({ name }) =>
    `Secrets are asked for through the cluster ${code(name)}. This file has no clusters section: where that leads is unknown.`,
  'address-pipe': ({ path }) =>
    `The Unix socket ${code(path)}: whoever listens there, on this same machine, hands out the secrets. Nothing goes over the network.`,
  'address-socket': ({ address }) => `The secrets are fetched from ${code(address)}.`,
  agent: ({ who, path }) =>
    ({
      'istio-agent': `The istio agent (pilot-agent) listens on ${code(path)} in the same pod. It makes the private key itself, which never leaves the pod, sends a certificate signing request to istiod or the CA it is set to, and renews before expiry.`,
      'spire-agent': `The SPIRE agent listens on ${code(path)} on this node. It proves which workload is asking, and gets its certificate from the SPIRE server.`,
      'control-plane':
        'The control plane itself sends the secrets over ADS, private keys included.',
    })[who],
  ca: ({ who }) =>
    ({
      istiod:
        "istiod, or the CA it is set to, signs the agent's certificate request after it has checked the pod's service account token.",
      'spire-server': 'The SPIRE server signs the certificates that the agent hands out.',
    })[who],
};
