import { describe, expect, it } from 'vitest';
import type { CertificateStates, ChainEnd } from '../certificates/types';
import { connect } from '../graph/connect';
import type { GraphNode } from '../graph/types';
import { ARTICLE, dump, modelOf } from '../testing/dump-builder';
import type { Validity } from '../x509/validity';
import { certificateFindings } from './index';

const DAY = 24 * 60 * 60 * 1000;
const at = (state: Validity['state'], left = DAY): Validity => ({ state, left });

const opened = connect(modelOf(dump(ARTICLE)));
function secret(name: string): GraphNode {
  const node = opened.graph.nodes.find((one) => one.kind === 'secret' && one.name === name);
  if (node === undefined) throw new Error(`no ${name}`);
  return node;
}

const certificatesOf = (name: string, more: Partial<CertificateStates> = {}) => ({
  node: secret(name),
  state: at('valid'),
  stateAtDump: at('valid'),
  ends: [],
  refusals: { items: [], total: 0 },
  unchecked: false,
  ...more,
});

const found = (more: Partial<CertificateStates>) =>
  certificateFindings([certificatesOf('default', more)], opened);
const rules = (more: Partial<CertificateStates>): readonly string[] =>
  found(more).map(({ rule, severity }) => `${rule} ${severity}`);

describe('when a certificate is valid', () => {
  it('is judged at the last change of the dump', () => {
    const states = (stateAtDump: Validity, state: Validity) => rules({ stateAtDump, state });
    expect(states(at('expired', -DAY), at('expired', -9 * DAY))).toEqual([
      'certificate-expired error',
    ]);
    expect(states(at('expiring'), at('expiring'))).toEqual(['certificate-expiring warning']);
    expect(states(at('expiring'), at('expired', -DAY))).toEqual([
      'certificate-expiring warning',
      'certificate-expired-since info',
    ]);
    expect(states(at('valid'), at('expired', -DAY))).toEqual(['certificate-expired-since info']);
    expect(states(at('valid'), at('expiring'))).toEqual([]);
    expect(states(at('valid'), at('valid'))).toEqual([]);
  });

  it('is judged by now where no row has a time, and says so', () => {
    const [expired] = found({ stateAtDump: undefined, state: at('expired', -DAY) });
    expect(expired).toMatchObject({
      rule: 'certificate-expired',
      values: { left: -DAY, by: 'now' },
    });
    expect(rules({ stateAtDump: undefined, state: at('expiring') })).toEqual([
      'certificate-expiring warning',
    ]);
    const [known] = found({ stateAtDump: at('expired', -DAY), state: at('expired', -2 * DAY) });
    expect(known?.values).toEqual({ left: -2 * DAY, by: 'last-change' });
  });

  it('is not that it came later than the newest row: the dump was taken then or later', () => {
    const states = (state: Validity) => rules({ stateAtDump: at('not-yet-valid'), state });
    expect(states(at('valid'))).toEqual([]);
    expect(states(at('expired', -DAY))).toEqual(['certificate-expired-since info']);
    expect(states(at('not-yet-valid'))).toEqual(['certificate-not-yet-valid error']);
    // A clock that is behind the file itself.
    expect(rules({ stateAtDump: at('valid'), state: at('not-yet-valid') })).toEqual([]);
  });

  it('is one finding for all certificates, with where they stand', () => {
    const expired = { stateAtDump: at('expired', -DAY), state: at('expired', -DAY) };
    const [finding, ...others] = certificateFindings(
      [certificatesOf('default', expired), certificatesOf('ROOTCA', expired)],
      opened,
    );
    expect(others).toEqual([]);
    expect(finding?.subjects.items.map(({ name }) => name)).toEqual(['default', 'ROOTCA']);
    expect(finding?.evidence).toEqual([
      { pointer: secret('default').pointer },
      { pointer: secret('ROOTCA').pointer },
    ]);
  });
});

describe('chain-incomplete', () => {
  const problem = 'unable to get local issuer certificate';
  const end = { kind: 'does-not', problem, issuer: 'CN=x' } as const;
  const endAt = (mesh: boolean, partner: ChainEnd['partner'] = undefined) => ({
    ends: [{ partner, mesh, end }],
  });
  const roots = endAt(true, { id: undefined, name: 'default', holds: 'certificate' });

  it('is told of the mesh alone: a chain for others need not end in the roots beside it', () => {
    expect(rules(endAt(false))).toEqual([]);
    expect(rules(endAt(true))).toEqual(['chain-incomplete error']);
    const unknown = {
      partner: undefined,
      mesh: true,
      end: { kind: 'unknown', why: 'not-in-file' },
    } as const;
    expect(rules({ ends: [unknown] })).toEqual([]);
  });

  it('comes after what has expired', () => {
    const expired = { stateAtDump: at('expired', -DAY), state: at('expired', -DAY) };
    expect(rules({ ...expired, ...endAt(true) })).toEqual([
      'certificate-expired error',
      'chain-incomplete error',
    ]);
  });

  it('is told of the certificate, and of the roots where they are looked at alone', () => {
    const both = [certificatesOf('ROOTCA', roots), certificatesOf('default', endAt(true))];
    expect(certificateFindings(both, opened)).toMatchObject([
      {
        values: { side: 'certificate', problem },
        subjects: { items: [{ name: 'default' }], total: 1 },
      },
    ]);
    expect(found(roots)).toMatchObject([{ values: { side: 'roots', partner: 'default' } }]);
  });
});

describe('name-refused', () => {
  const some = (...items: readonly string[]) => ({ items, total: items.length });
  const cluster = { id: undefined, name: 'outbound|80||a' };
  const refusal = { cluster, accepts: some('spiffe://a/x'), has: some('spiffe://a/y') };

  it('is told with the names on both sides', () => {
    expect(found({ refusals: { items: [refusal], total: 1 } })).toMatchObject([
      {
        rule: 'name-refused',
        severity: 'error',
        values: { cluster: 'outbound|80||a', accepts: some('spiffe://a/x') },
      },
    ]);
  });

  it('is not told where no cluster refuses it', () => {
    expect(found({})).toEqual([]);
  });
});
