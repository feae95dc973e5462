import type { Job } from '../../job';
import { Authority, certificateHash } from '../../pki/authority';
import { type Bundle, certificatesOf, makeBundles } from '../../pki/bundles';
import { recordScenarios } from './recorder';
import { scenarios } from './scenarios';

export const SECRET_STATES: Job = {
  name: 'secret-states',
  run: async (lab) => {
    const authority = new Authority(new Date());
    const root = await authority.issue({ name: 'root', ca: true });
    const names = [
      { type: 'url', value: 'spiffe://cluster.local/ns/dev/sa/default' } as const,
      { type: 'dns', value: 'api.example.com' } as const,
    ];
    const leaf = { names, issuer: root };
    const first = await authority.issue({ ...leaf, name: 'first' });
    const second = await authority.issue({ ...leaf, name: 'second' });
    const issued = [
      root,
      await authority.issue({ name: 'otherRoot', ca: true }),
      first,
      second,
      // What the other side of a connection shows.
      await authority.issue({ ...leaf, name: 'peer' }),
      await authority.issue({ ...leaf, name: 'rsa', key: 'rsa-2048' }),
      await authority.issue({ ...leaf, name: 'rsa1024', key: 'rsa-1024' }),
      await authority.issue({ ...leaf, name: 'expired', from: -30, until: -2 }),
    ];
    // The first certificate with the key of the second. Its PEM is only named once, as `first`.
    const mismatched: Bundle = { pem: first.pem, key: second.key };
    const named = makeBundles(issued, []);
    const bundles = new Map([['mismatched', mismatched], ...named]);
    const byHash = new Map(issued.map((one) => [certificateHash(one), one.name]));
    await lab.record(
      'secret-states',
      'secret-states',
      await recordScenarios(lab, scenarios(), {
        bundles,
        nameOf: (hash) => byHash.get(hash) ?? null,
      }),
      { recorded_at: authority.now.toISOString(), certificates: certificatesOf(bundles) },
    );
  },
};
