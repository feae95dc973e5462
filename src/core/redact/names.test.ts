import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { dnsNameMatches } from '../decide/dns-name';
import { inRange, parseIp, parseRange } from '../decide/ip-ranges';
import { Names } from './names';

const mapped = (...texts: readonly string[]): readonly string[] => {
  const names = new Names();
  return texts.map((text) => names.text(text));
};

describe('a name', () => {
  it('has the same pseudonym wherever it stands, and what parts names stays', () => {
    expect(
      mapped(
        'outbound|50051|v1|shop.team.svc.cluster.local',
        'outbound_.50051_.v1_.shop.team.svc.cluster.local',
        'spiffe://cluster.local/ns/team/sa/shop',
        'inbound|8080||',
        '*.team.svc.cluster.local',
        'team',
        'shop.team.svc.cluster.local:8080',
        'sidecar~10.2.3.4~shop-1.team~team.svc.cluster.local',
      ),
    ).toEqual([
      'outbound|50051|name-1|host-1.ns-1.svc.cluster.local',
      'outbound_.50051_.name-1_.host-1.ns-1.svc.cluster.local',
      'spiffe://cluster.local/ns/ns-1/sa/host-1',
      'inbound|8080||',
      '*.ns-1.svc.cluster.local',
      'ns-1',
      'host-1.ns-1.svc.cluster.local:8080',
      'sidecar~10.0.0.0~host-2.ns-1~ns-1.svc.cluster.local',
    ]);
  });
  it('keeps how deep a host is', () => {
    expect(mapped('*.example.com', 'a.example.com', 'b.a.example.com.')).toEqual([
      '*.host-1.host-2',
      'host-3.host-1.host-2',
      'host-4.host-3.host-1.host-2.',
    ]);
  });
  it('is folded as the name is', () => {
    const [small, capital, other] = mapped('shop', 'Shop', 'SHOP');
    expect(new Set([small, capital, other]).size).toBe(3);
    expect(capital?.toLowerCase()).toBe(small);
    expect(other?.toLowerCase()).toBe(small);
  });
  it('is replaced whatever it is made of: digits, words of Envoy, other scripts', () => {
    const words = [
      '4711',
      'dev',
      'agent',
      'default',
      'istio',
      'outbound',
      'tls',
      '店铺',
      'ns',
      'sa',
    ];
    for (const word of words) {
      expect(mapped(word)).not.toContain(word);
      expect(mapped(`x.${word}.example`)[0]).not.toContain(word);
      expect(mapped(`spiffe://${word}/ns/${word}/sa/${word}`)[0]).toMatch(
        /^spiffe:\/\/ns-1\/ns\/ns-1\/sa\/ns-1$|^spiffe:\/\/host-1\/ns\/host-1\/sa\/host-1$/,
      );
    }
  });
  it('never is a word of the text, in whatever text', () => {
    const word = fc.stringMatching(/^[A-Za-z]{4,9}\d{0,6}$/).filter((text) => !KEPT.test(text));
    const text = fc.array(
      fc.oneof(word, fc.constantFrom('.', '|', '/', '://', ':', '_', '-', ' ')),
    );
    fc.assert(
      fc.property(text, (parts) => {
        const found = mapped(parts.join(''))[0] ?? '';
        const left = parts.filter((part) => part.length > 3 && found.includes(part));
        expect(left).toEqual([]);
      }),
      { numRuns: 500 },
    );
  });
});

const KEPT = /^(name|host|local|cluster|outbound|inbound|http|https|spiffe|unix|file|grpc)/i;

describe('an address', () => {
  it('stays one of its range, and those that everybody has stay', () => {
    const same = ['127.0.0.1', '0.0.0.0', '::', '::1', '127.0.0.6', '169.254.169.254', '0.0.0.0/0'];
    expect(mapped(...same)).toEqual(same);
    expect(mapped('10.200.3.4', '192.168.7.7', '172.20.1.1', 'fd12::9', '169.254.7.7')).toEqual([
      '10.0.0.0',
      '192.168.0.0',
      '172.16.0.0',
      'fc00::',
      '169.254.0.0',
    ]);
  });
  it('is found in names of listeners and before ports', () => {
    expect(
      mapped('10.9.9.9_8080', '0.0.0.0_15006', '[fd12::9]:80', '10.9.9.9:443', 'fd12::9_53'),
    ).toEqual(['10.0.0.0_8080', '0.0.0.0_15006', '[fc00::]:80', '10.0.0.0:443', 'fc00::_53']);
  });
  it('is IPv6 in any way to write it, and what only looks like one is a name', () => {
    expect(
      mapped('::ffff:10.9.9.9', 'FD12:0:0::9', 'fd12::9/64', 'aa:bb:cc:dd:ee:ff', '1::2::3'),
    ).toEqual([
      '::ffff:10.0.0.0',
      'fc00::',
      'fc00::/64',
      'name-1:name-2:name-3:name-4:name-5:name-6',
      'name-7::name-8::name-9',
    ]);
  });
  it('that is compared in another spelling than Envoy prints fits none', () => {
    const names = new Names();
    expect(names.compared('FD12:0:0::9')).toBe('Name-1');
    expect(names.compared('fd12::9')).toBe(names.text('fd12::9'));
    expect(names.compared('::ffff:10.9.9.9')).toBe(names.text('::ffff:10.9.9.9'));
  });
  it('is looked for in no time, however long a text is', () => {
    for (const text of [
      ':'.repeat(200_000),
      '1:'.repeat(100_000),
      'a.'.repeat(100_000),
      '1.'.repeat(100_000),
    ]) {
      const names = new Names();
      const start = performance.now();
      names.text(text);
      expect(performance.now() - start).toBeLessThan(2000);
    }
  });
  it('is in a range after it as before, and no two become one', () => {
    const range = fc.tuple(fc.ipV4(), fc.integer({ min: 0, max: 32 }));
    fc.assert(
      fc.property(fc.array(fc.ipV4(), { minLength: 2 }), range, (addresses, [base, length]) => {
        const names = new Names();
        const before = parseRange(`${base}/${length}`);
        const after = parseRange(`${names.range(base, length)}/${length}`);
        for (const address of addresses) {
          const [ip, other] = [parseIp(address), parseIp(names.text(address))];
          if (!ip || !other || !before || !after) throw new Error(address);
          expect(inRange(other, after)).toBe(inRange(ip, before));
        }
        const all = new Set(addresses);
        expect(new Set([...all].map((address) => names.text(address))).size).toBe(all.size);
      }),
    );
  });
});

describe('a certificate name', () => {
  it('fits the hosts that it did', () => {
    const label = fc.constantFrom('a', 'b', 'svc', 'cluster', 'local', 'com', 'A');
    const host = fc.array(label, { minLength: 1, maxLength: 4 }).map((labels) => labels.join('.'));
    const pattern = fc.tuple(fc.boolean(), host).map(([star, text]) => (star ? `*.${text}` : text));
    fc.assert(
      fc.property(host, pattern, (name, wanted) => {
        const names = new Names();
        expect(dnsNameMatches(names.text(name), names.text(wanted))).toBe(
          dnsNameMatches(name, wanted),
        );
      }),
      { numRuns: 500 },
    );
  });
});
