import type { TlsVersion } from '../../model/types';
import type { Certificate } from '../../x509/types';
import { type ClientHello, hasCipher, helloOf } from './client-hello';
import { loadVerdict } from './load';
import { withoutCertificate } from './no-certificate';
import { answerHello } from './server-answer';
import { signatureScheme, verifiedSchemes } from './signature-schemes';
import type {
  HandshakeEnd,
  HandshakeMissing,
  HandshakeStep,
  HandshakeVerdict,
  PeerVerdict,
  Side,
  TraceStep,
} from './types';
import { type Circumstances, verifyPeer } from './verify';
import {
  alertReason,
  BAD_ECDSA_SIGNATURE,
  BROKEN_PIPE,
  localReason,
  NOT_READY,
  RESET,
  type Reason,
  whole,
} from './words';

/**
 * A TLS handshake between two ends (docs/decisions.md, "Handshakes"): success, or the first step that
 * fails and what each side's access log says. Certificates and signatures come described
 * (./handshake-end), so that this never waits.
 */
export function handshake(
  server: HandshakeEnd,
  client: HandshakeEnd,
  at: Circumstances,
): HandshakeVerdict {
  return new Handshake(server, client, at).run();
}

class Handshake {
  private readonly trace: TraceStep[] = [];
  private readonly server: HandshakeEnd;
  private readonly client: HandshakeEnd;
  private readonly at: Circumstances;
  private alpn: string | undefined;
  /**
   * A signature that fails its check leaves errors in BoringSSL's queue even if it is accepted, and
   * they end the connection.
   */
  private leftErrors = false;

  constructor(server: HandshakeEnd, client: HandshakeEnd, at: Circumstances) {
    this.server = server;
    this.client = client;
    this.at = at;
  }

  run(): HandshakeVerdict {
    if (this.server.context.customHandshaker ?? this.client.context.customHandshaker) {
      return this.unknown('handshaker');
    }
    const server = loadVerdict(this.server);
    const client = loadVerdict(this.client);
    if (server.loaded.state === 'rejected' || client.loaded.state === 'rejected') {
      return { kind: 'not-loaded', server: server.loaded, client: client.loaded };
    }
    if (server.ready === 'unknown' || client.ready === 'unknown') return this.unknown('secret');
    this.trace.push({ step: 'secrets', server: server.ready, client: client.ready });
    const hello = helloOf(this.client);
    const begun = client.ready ? helloProblem(this.client, hello) : NOT_READY;
    if (!server.ready) {
      const clientSaw = begun ?? RESET;
      return this.fail('secrets', 'server', undefined, { serverSaw: NOT_READY, clientSaw });
    }
    if (begun !== undefined) {
      const step = client.ready ? 'version' : 'secrets';
      return this.fail(step, 'client', undefined, { serverSaw: undefined, clientSaw: begun });
    }
    return this.answered(hello);
  }

  private answered(hello: ClientHello): HandshakeVerdict {
    const answer = answerHello(this.server, hello);
    if (answer.kind === 'unknown') return this.unknown(answer.missing);
    const { version } = answer;
    this.trace.push({ step: 'version', version });
    if (answer.kind === 'failed') {
      const serverSaw = localReason(answer.reason);
      const clientSaw = heard(answer.reason);
      const step = version === undefined ? 'version' : 'parameters';
      return this.fail(step, 'server', version, { serverSaw, clientSaw });
    }
    const { kind: _, version: __, chain, alpn, ...parameters } = answer;
    this.alpn = alpn;
    this.trace.push({ step: 'parameters', ...parameters });
    const verdict = verifyPeer(this.client, chain, this.at);
    if (typeof verdict === 'string') return this.unknown(verdict);
    this.trace.push({ step: 'server-certificate', verdict });
    if (!verdict.ok) {
      return this.fail('server-certificate', 'client', answer.version, {
        clientSaw: refusedBy(verdict),
        serverSaw: alertReason(verdict.alert ?? 'certificate_unknown'),
      });
    }
    this.leftErrors = hasBadEcdsa(verdict.chain);
    return this.clientCertificate(answer.version);
  }

  private clientCertificate(version: TlsVersion): HandshakeVerdict {
    const { demand } = this.server.tls.clientCertificate;
    if (demand === 'unknown') return this.unknown('validator');
    const [shown] = this.client.shown;
    const asked = demand !== 'none';
    this.trace.push({ step: 'client-shows', asked, shows: shown !== undefined });
    if (!asked) return this.done(version, false);
    if (shown === undefined) {
      if (demand === 'optional') return this.done(version, false);
      return this.fail('client-shows', 'server', version, withoutCertificate(version));
    }
    if (shown.kind === 'not-in-file') return this.unknown('client-certificate');
    const { certificates } = shown.bundle;
    if (!this.canSign(certificates[0], version)) {
      return this.fail('client-shows', 'client', version, {
        clientSaw: localReason('NO_COMMON_SIGNATURE_ALGORITHMS'),
        serverSaw: alertReason('handshake_failure'),
      });
    }
    const verdict = verifyPeer(this.server, certificates, this.at);
    if (typeof verdict === 'string') return this.unknown(verdict);
    this.trace.push({ step: 'client-certificate', verdict });
    if (verdict.ok) return this.done(version, true);
    return this.fail('client-certificate', 'server', version, {
      serverSaw: refusedBy(verdict),
      clientSaw: later(version, alertReason(verdict.alert ?? 'certificate_unknown')),
    });
  }

  private canSign(leaf: Certificate | undefined, version: TlsVersion): boolean {
    if (leaf === undefined) return false;
    const verified = verifiedSchemes(this.server.signatureAlgorithms);
    const own = this.client.signatureAlgorithms;
    return signatureScheme(leaf.key, version, own, verified) !== undefined;
  }

  private done(version: TlsVersion, clientCertificate: boolean): HandshakeVerdict {
    // Signing something clears what is left; TLS 1.3 is not touched by it (measured on Envoy 1.40).
    if (this.leftErrors && version !== 'TLSv1.3' && !clientCertificate) {
      const clientSaw = whole(...BAD_ECDSA_SIGNATURE);
      const saw = { clientSaw, serverSaw: BROKEN_PIPE };
      return this.fail('server-certificate', 'client', version, saw);
    }
    const unchecked = this.at.signatures.kind === 'unchecked' || this.trace.some(wasUnchecked);
    return {
      kind: 'done',
      version,
      alpn: this.alpn,
      clientCertificate,
      unchecked,
      trace: this.trace,
    };
  }

  private fail(
    step: HandshakeStep,
    by: Side,
    version: TlsVersion | undefined,
    {
      serverSaw,
      clientSaw,
    }: { readonly serverSaw: string | undefined; readonly clientSaw: string | undefined },
  ): HandshakeVerdict {
    return { kind: 'failed', step, by, version, serverSaw, clientSaw, trace: this.trace };
  }

  private unknown(missing: HandshakeMissing): HandshakeVerdict {
    return { kind: 'unknown', missing, trace: this.trace };
  }
}

/** Why a client does not even send its first message. */
function helloProblem({ tls }: HandshakeEnd, hello: ClientHello): string | undefined {
  if (!tls.versions.possible) return localReason('NO_SUPPORTED_VERSIONS_ENABLED');
  return hasCipher(hello) ? undefined : localReason('NO_CIPHERS_AVAILABLE');
}

/** What a client sees when a server does not go on from its first message. */
function heard(reason: Reason): string | undefined {
  if (reason === 'NO_SUPPORTED_VERSIONS_ENABLED') return undefined;
  return reason === 'UNSUPPORTED_PROTOCOL'
    ? alertReason('protocol_version')
    : alertReason('handshake_failure', true);
}

/** A certificate was accepted whose signer could not be checked here. */
const wasUnchecked = (step: TraceStep): boolean =>
  'verdict' in step && step.verdict.chain?.ok === true && step.verdict.chain.unchecked;

/** What an end logs that refuses a certificate. */
export const refusedBy = ({ detail, chain }: PeerVerdict): string =>
  localReason('CERTIFICATE_VERIFY_FAILED', detail, hasBadEcdsa(chain) ? BAD_ECDSA_SIGNATURE : []);

/** BoringSSL then reports the failed check as well. */
function hasBadEcdsa(chain: PeerVerdict['chain']): boolean {
  if (chain === undefined || chain.ok || !chain.problem.endsWith('signature failure')) return false;
  return chain.path[chain.depth + 1]?.key.kind === 'EC';
}

/** In TLS 1.3 a client is through before its certificate is judged, and logs nothing. */
const later = (version: TlsVersion, reason: string): string | undefined =>
  version === 'TLSv1.3' ? undefined : reason;
