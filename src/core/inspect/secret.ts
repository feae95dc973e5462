import { keyOf, showsKey } from '../certificates/visible-keys';
import { isAwaited } from '../decide/secret/readiness';
import type { Dump } from '../graph/dump';
import type { SubjectOf } from '../graph/subjects';
import type { GraphNode } from '../graph/types';
import { sourceName } from '../model/secret-references';
import type { Secret, TlsCertificate } from '../model/types';
import {
  type Description,
  fact,
  originFacts,
  place,
  type Said,
  say,
  text,
  when,
  word,
} from './description';
import type { FactValue } from './facts';
import { nodeValue } from './node-value';
import { nameValue, timeouts } from './tls-facts';
import { dataText } from './tls-messages';
import type { Fact } from './types';

type Kind = 'certificate' | 'roots' | 'other' | 'unknown';

const kindOf = (secret: Secret | undefined): Kind =>
  secret === undefined || secret.content.kind === 'empty' ? 'unknown' : secret.content.kind;

/** Asked for and never delivered; a row of an active version without a body was masked. */
const isUninitialized = (secret: Secret): boolean =>
  secret.content.kind === 'empty' && isAwaited(secret);

function keyValue(certificate: TlsCertificate): FactValue {
  const key = keyOf(certificate);
  if (key === undefined) {
    return certificate.provider === undefined ? word('absent') : text(certificate.provider);
  }
  if (key.kind !== 'inline') return text(dataText(key));
  if (key.empty) return word('absent');
  return word(key.redacted ? 'redacted' : 'visible');
}

function contentFacts({ content }: Secret): readonly Fact[] {
  switch (content.kind) {
    case 'certificate':
      return [
        ...fact('secret-kind', [text('tls_certificate')]),
        ...fact('private-key', [keyValue(content.certificate)]),
      ];
    case 'roots':
      return [
        ...fact('secret-kind', [text('validation_context')]),
        ...fact('expected-names', [
          ...content.context.typedNames.map(nameValue),
          ...content.context.untypedNames.map(nameValue),
        ]),
      ];
    case 'other':
      return fact('secret-kind', [text(content.type.replaceAll('-', '_'))]);
    case 'empty':
      return [];
  }
}

/** A file without a secrets section says nothing about this one. */
const sayMissing = (source: string | undefined, { model }: Dump): Said =>
  model.sections.secrets
    ? say({ key: 'secret-missing', source }, 'warning')
    : say({ key: 'secret-untold' });

export function describeSecret(
  subject: SubjectOf<'secret'>,
  node: GraphNode,
  dump: Dump,
): Description {
  const { secret, references, ambiguous } = subject;
  const source = subject.source === undefined ? undefined : sourceName(subject.source);
  const certificate =
    secret?.content.kind === 'certificate' ? secret.content.certificate : undefined;
  const visible = certificate !== undefined && showsKey(certificate);
  const waits = secret !== undefined && isUninitialized(secret);
  const rejected = secret?.origin.rejected;
  const messages: readonly Said[] = [
    say({ key: 'secret', type: kindOf(secret), source, users: references.length }),
    ...(secret === undefined ? [sayMissing(source, dump)] : []),
    ...when(waits && rejected === undefined, { key: 'secret-uninitialized' }, 'warning'),
    ...(rejected === undefined
      ? []
      : [say({ key: 'rejected', details: rejected.details, inForce: !waits }, 'bad')]),
    ...when(secret?.emptied === true, { key: 'secret-emptied' }, 'warning'),
    ...when(ambiguous, { key: 'secret-ambiguous' }, 'warning'),
    ...when(visible, { key: 'secret-key-visible' }, 'bad'),
    ...when(references.length === 0, { key: 'secret-unused' }),
  ];
  const facts: readonly Fact[] = [
    ...(secret === undefined ? [] : contentFacts(secret)),
    ...fact(
      'secrets-from',
      dump
        .next(node.id, 'sds-source')
        .map(({ id }) => nodeValue(id, dump.index.byId.get(id)?.name ?? '')),
    ),
    ...fact('fetch-timeout', timeouts(references)),
    ...(secret === undefined ? [] : originFacts(secret.origin)),
  ];
  const first = references[0];
  return {
    messages,
    facts,
    places: [
      ...(secret === undefined ? [] : [place('self', secret.pointer)]),
      ...(first === undefined ? [] : [place('reference', first.pointer)]),
    ],
  };
}
