import type { SecretStory, SecretUsers } from '../../core/certificates/types';
import type { SecretEffect, Wait } from '../../core/decide/secret/lifeline';
import type { SecretUse } from '../../core/model/secret-references';
import { count } from './count';
import { code } from './phrases';

const LIVES: Readonly<Record<SecretStory['life'], readonly [word: string, sentence: string]>> = {
  active: ['active', 'It has arrived, and is in force.'],
  static: ['static', 'It is written into the configuration that Envoy started with.'],
  uninitialized: ['never arrived', 'What needs it cannot do without.'],
  refused: ['rejected', 'What was delivered last was rejected.'],
  masked: ['active, without a body', 'It has arrived; its content was taken out of this file.'],
  absent: ['not here', 'It is referred to, and the secrets of this file do not have it.'],
  unknown: ['unknown', 'This file has no secrets section, so it does not tell what became of it.'],
  unused: ['unused', 'Nothing in this file refers to it.'],
};

const USES: Readonly<Record<SecretUse, string>> = {
  certificate: 'as the certificate to show',
  roots: 'as the roots to check others against',
  'ticket-keys': 'for session tickets',
};

function users({ owner, use, nodes: { total } }: SecretUsers): string {
  const who =
    owner === 'listener'
      ? count(total, 'filter chain uses it', 'filter chains use it')
      : count(total, 'cluster uses it', 'clusters use it');
  return `${who} ${USES[use]}.`;
}

const forEver = 'for ever: `initial_fetch_timeout` is 0s, and no answer comes';
const until = (wait: Wait): string =>
  wait === 'for-ever'
    ? forEver
    : `until it comes, at most ${wait} seconds (\`initial_fetch_timeout\`)`;

/** What breaks; undefined: nothing. */
function effect(of: SecretEffect, many: boolean): string | undefined {
  const them = many ? 'They' : 'It';
  const s = many ? '' : 's';
  switch (of.kind) {
    case 'none':
      return undefined;
    case 'another-serves':
      return `Another certificate has come there, and serves.`;
    case 'ignored':
      return 'Certificates written into the TLS context stand for it there: Envoy does not look at it.';
    case 'port-closed':
      return `Nothing listens there: the listener waits ${until(of.wait)}.`;
    case 'no-cluster':
      return `Calls fail with 503 (NC): the cluster waits ${until(of.wait)}.`;
    case 'old-version-serves':
      return `The update waits ${until(of.wait)}. The version before it serves meanwhile.`;
    case 'closes-connections':
      return `${them} take${s} connections and close${s} them at once, until it comes.`;
    case 'fails-connections':
      return 'Each connection fails before it begins (UF), until it comes.';
    case 'refused':
      return 'Envoy rejects what names a static secret that is not there.';
    case 'not-in-force':
      return 'What uses it is not in force, so nothing breaks by it.';
    case 'unknown':
      return 'What that breaks, this file does not tell.';
  }
}

function source(from: NonNullable<SecretStory['source']>): string {
  switch (from.kind) {
    case 'cluster':
      return 'the SDS cluster';
    case 'file':
      return `the file ${code(from.path)}`;
    case 'google-grpc':
      return `${code(from.target)}, by SDS`;
    case 'ads':
      return 'the control plane, over ADS';
    case 'static':
      return 'the static configuration';
    case 'other':
      return 'a source of another kind';
  }
}

/** What became of it and where it comes from, around the name of the cluster, where it is one. */
function sentence({ life, source: from }: SecretStory): readonly [before: string, after: string] {
  const [, became] = LIVES[life];
  // A static one has said so already.
  if (from === undefined || (from.kind === 'static' && life === 'static')) return [became, ''];
  const before = `${became} It comes from ${source(from)}`;
  return from.kind === 'cluster' ? [`${before} `, '.'] : [`${before}.`, ''];
}

const KINDS: Readonly<Record<SecretUse, string>> = {
  certificate: 'Certificate',
  roots: 'Roots',
  'ticket-keys': 'Ticket keys',
};

/** Secrets that a TLS context uses. */
export const used = {
  title: 'Its secrets now',
  kind: (use: SecretUse): string => KINDS[use],
  unread: 'not in this file',
};

/** The life of a secret. */
export const story = {
  title: 'What hangs on it',
  life: (life: SecretStory['life']): string => LIVES[life][0],
  sentence,
  /** Who uses it for what, and what that breaks. */
  users: (one: SecretUsers): string => {
    const breaks = effect(one.effect, one.nodes.total > 1);
    return breaks === undefined ? users(one) : `${users(one)} ${breaks}`;
  },
  unnamed: 'without a name',
  all: 'All that use it',
};
