import type { Message } from '../dump/schema/message';
import { readCertificate, readValidationContext } from './read-validation';
import type { Origin, Secret } from './types';

function readContent(body: Message | undefined): Secret['content'] {
  const certificate = body?.message('tls_certificate');
  if (certificate !== undefined)
    return { kind: 'certificate', certificate: readCertificate(certificate) };
  const roots = body?.message('validation_context');
  if (roots !== undefined) return { kind: 'roots', context: readValidationContext(roots) };
  if (body?.has('session_ticket_keys') === true)
    return { kind: 'other', type: 'session-ticket-keys' };
  if (body?.has('generic_secret') === true) return { kind: 'other', type: 'generic-secret' };
  return { kind: 'empty' };
}

/** A row of the secrets section (StaticSecret or DynamicSecret, config_dump.proto). */
export function readSecret(row: Message, origin: Origin): Secret {
  const body = row.message('secret');
  return {
    name: row.text('name') ?? body?.text('name') ?? '',
    pointer: row.pointer,
    origin,
    content: readContent(body),
  };
}
