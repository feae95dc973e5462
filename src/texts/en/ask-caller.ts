import type { ServerOutcome } from '../../core/ask/types';
import type { CallerFate } from '../../core/decide/handshake/caller';
import { code, codes } from './phrases';

type Handshake = Extract<ServerOutcome, { key: 'handshake' }>;
type NoCertificate = Extract<ServerOutcome, { key: 'no-certificate' }>;

/** "signed by X whose name fits Y". */
function wanted({ roots, names }: Pick<Handshake, 'roots' | 'names'>): string {
  const signed = roots === undefined ? 'that it trusts' : `signed by ${code(roots)}`;
  const name = names.length === 0 ? '' : ` whose name fits ${codes(names, 'or', 2)}`;
  return `${signed}${name}`;
}

const what: Record<Handshake['shows'], string> = {
  none: 'none',
  mesh: 'the certificate of the mesh',
  other: 'a certificate',
};

/** What is still open about a caller that shows a certificate. */
function open(on: Extract<CallerFate, { kind: 'depends' }>['on'], by: Handshake): string {
  switch (on) {
    case 'signer':
      return by.shows === 'mesh'
        ? 'Whether that is so for certificates of the mesh, this file does not say.'
        : 'Who signed the certificate of this caller, if it shows one, is not said.';
    case 'name':
      return 'The certificate of the mesh is trusted; whether the name fits depends on the workload that calls.';
    case 'pins':
      return 'Only certificates whose hash is in the list pass, and which one this caller shows is not said.';
    case 'demand':
      return '';
  }
}

/** What the client certificate has to do with it, as sentences. */
export function certificateText(by: Handshake): string {
  const { caller, demand } = by;
  if (demand === 'none') return 'No client certificate is asked for.';
  if (demand === 'unknown')
    return 'Whether a client certificate is demanded, this file does not say.';
  if (caller.kind === 'depends') {
    return demand === 'required'
      ? `It demands a client certificate ${wanted(by)}, or the handshake fails. ${open(caller.on, by)}`
      : `A client certificate is not demanded; one that is shown must be ${wanted(by)}, or the handshake fails. ${open(caller.on, by)}`;
  }
  const start =
    demand === 'required'
      ? 'It demands a client certificate'
      : 'A client certificate is asked for, but not demanded';
  switch (caller.certificate) {
    case 'verified':
      return demand === 'required'
        ? `${start} ${wanted(by)}, and this caller shows ${what[by.shows]}.`
        : `${start}; this caller shows ${what[by.shows]}, which is verified.`;
    case 'unverified':
      return `${start}, and accepts any: nobody knows who calls.`;
    case 'not-shown':
      return `${start}; this caller shows none, and nobody knows who it is.`;
    case 'not-asked':
      return '';
  }
}

/** Why a caller without a certificate does not get in, and when it learns of it. */
export function refusedText(by: NoCertificate): string {
  const late =
    by.failed.version === 'TLSv1.3'
      ? ' With TLS 1.3 the caller believes itself connected until it reads.'
      : '';
  return `It demands a client certificate ${wanted(by)}, and this caller shows none.${late}`;
}

/** Who sees what of a handshake that fails, line by line. */
export function alertTexts({ failed }: NoCertificate): readonly string[] {
  const client =
    failed.clientSaw === undefined
      ? 'A caller that is an Envoy logs no reason: it was through the handshake by then.'
      : `A caller that is an Envoy logs ${code(failed.clientSaw)}.`;
  return [
    `This Envoy logs ${code(failed.serverSaw)}.`,
    `The caller gets the TLS alert ${code(failed.alert)}.`,
    client,
  ];
}
