import { Authority, type Issued } from '../pki/authority';
import type { SdsAnswer } from '../sds/server';
import { spiffe, TRUST_DOMAIN } from './istio/mesh';

/** Years, so that a sample that is not about age does not grow old: in a mesh a leaf lives for a day. */
const YEARS = 10 * 365;

/** A mesh's CA, and what its agents serve. */
export class MeshAuthority {
  readonly authority: Authority;
  readonly root: Issued;

  private constructor(authority: Authority, root: Issued) {
    this.authority = authority;
    this.root = root;
  }

  static async create(now: Date, name = TRUST_DOMAIN): Promise<MeshAuthority> {
    const authority = new Authority(now);
    const root = await authority.issue({ name, ca: true, key: 'rsa-2048', until: YEARS });
    return new MeshAuthority(authority, root);
  }

  /** A workload's certificate. `from` and `until` in days from now. */
  issue(
    uri: string,
    { from = -1 / 720, until = YEARS }: { readonly from?: number; readonly until?: number } = {},
  ): Promise<Issued> {
    const names = [{ type: 'url' as const, value: uri }];
    return this.authority.issue({
      name: uri,
      issuer: this.root,
      key: 'rsa-2048',
      names,
      from,
      until,
    });
  }

  /** A certificate for DNS names, as a gateway shows it. */
  issueFor(...hosts: readonly [string, ...string[]]): Promise<Issued> {
    const names = hosts.map((value) => ({ type: 'dns' as const, value }));
    return this.authority.issue({ name: hosts[0], issuer: this.root, names, until: YEARS });
  }

  /** What the agent of a workload serves. */
  async secretsOf(namespace: string, serviceAccount: string): Promise<Record<string, SdsAnswer>> {
    return {
      default: this.certificate(await this.issue(spiffe(namespace, serviceAccount))),
      ROOTCA: this.roots(),
    };
  }

  /** As Istio's agent serves it: the leaf, then its CA. */
  certificate(leaf: Issued): SdsAnswer {
    return { kind: 'secret', secret: tlsCertificate(leaf.pem + this.root.pem, leaf.key) };
  }

  roots(): SdsAnswer {
    return { kind: 'secret', secret: trustedCa(this.root.pem) };
  }
}

export const tlsCertificate = (chain: string, key: string) => ({
  tls_certificate: {
    certificate_chain: { inline_bytes: Buffer.from(chain) },
    private_key: { inline_bytes: Buffer.from(key) },
  },
});

export const trustedCa = (pem: string) => ({
  validation_context: { trusted_ca: { inline_bytes: Buffer.from(pem) } },
});
