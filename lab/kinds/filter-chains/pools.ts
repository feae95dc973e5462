/**
 * Few values, so that chains collide, shadow one another and fall through. Each list mixes what is
 * plain with what is near a border of a rule.
 */
import type { JsonObject } from '../../../src/core/base/json';

export type Family = 4 | 6;

/** `prefixLength` absent is 0, whatever the address looks like. */
export type Range = { readonly address_prefix: string; readonly prefix_len?: number };

const range = (address_prefix: string, prefix_len?: number): Range => ({
  address_prefix,
  ...(prefix_len !== undefined && { prefix_len }),
});

export const PORTS = [80, 443, 8080, 9999, 15006, 50051];
export const SOURCE_PORTS = [5000, 5001, 6000, 40000];

export const ADDRESSES: { readonly [family in Family]: readonly string[] } = {
  4: ['10.1.1.1', '10.1.1.77', '10.1.2.3', '10.7.7.7', '192.168.3.4', '172.16.0.1'],
  6: ['fd00:1::1', 'fd00:1::77', 'fd00:1:2::3', 'fd00:7::7', '2001:db8::1', '::ffff:10.1.1.1'],
};

export const RANGES: { readonly [family in Family]: readonly Range[] } = {
  4: [
    range('10.1.1.1', 32),
    range('10.1.1.0', 24),
    range('10.1.1.64', 26),
    range('10.1.0.0', 16),
    range('10.0.0.0', 8),
    range('10.1.9.9', 16),
    range('192.168.3.4', 31),
    range('0.0.0.0', 0),
    range('10.1.1.1'),
  ],
  6: [
    range('fd00:1::1', 128),
    range('fd00:1::', 64),
    range('fd00:1::', 32),
    range('fd00::', 8),
    range('fd00:1::9', 32),
    range('2001:db8::', 127),
    range('::ffff:10.1.1.0', 120),
    range('::', 0),
    range('fd00::'),
  ],
};

export const SOURCES: { readonly [family in Family]: readonly string[] } = {
  4: ['10.2.2.2', '10.9.1.1', '203.0.113.7', '203.0.113.9', '127.0.0.1', '127.0.0.2'],
  6: ['fd00:2::2', 'fd00:9::1', '2001:db8:7::7', '2001:db8:7::9', '::1', '::2'],
};

export const SOURCE_RANGES: { readonly [family in Family]: readonly Range[] } = {
  4: [
    range('10.2.2.2', 32),
    range('10.2.0.0', 16),
    range('10.0.0.0', 8),
    range('203.0.113.7', 32),
    range('203.0.113.0', 24),
    range('127.0.0.0', 8),
    range('127.0.0.1', 32),
    range('0.0.0.0', 0),
  ],
  6: [
    range('fd00:2::2', 128),
    range('fd00:2::', 32),
    range('fd00::', 8),
    range('2001:db8:7::7', 128),
    range('2001:db8::', 32),
    range('::1', 128),
    range('::', 126),
    range('::', 0),
  ],
};

/** The peer of the TCP connection is on the loopback interface. */
export const DIRECT_SOURCES = ['127.0.0.1', '127.0.0.2', '127.0.0.3', '127.0.0.9'];
export const DIRECT_RANGES: { readonly [family in Family]: readonly Range[] } = {
  4: [
    range('127.0.0.1', 32),
    range('127.0.0.2', 32),
    range('127.0.0.0', 30),
    range('127.0.0.0', 8),
    range('10.0.0.0', 8),
    range('0.0.0.0', 0),
  ],
  6: [range('::1', 128), range('::', 64), range('fd00::', 8), range('::', 0)],
};

export const SERVER_NAMES = [
  'a.example.com',
  'b.a.example.com',
  'example.com',
  'WWW.Example.com',
  '*.example.com',
  '*.a.example.com',
  '*.com',
  '.example.org',
  'example.org',
  'localhost',
  '*.B.a.Example.com',
];
export const SNIS = [
  'a.example.com',
  'b.a.example.com',
  'c.b.a.example.com',
  'example.com',
  'www.example.com',
  'A.Example.COM',
  'z.example.org',
  'example.org',
  'other.net',
  'localhost',
  'com',
];

export const TRANSPORT_PROTOCOLS = ['tls', 'raw_buffer', 'custom', 'TLS'];
export const APPLICATION_PROTOCOLS = [
  'h2',
  'http/1.1',
  'http/1.0',
  'h2c',
  'istio',
  'istio-peer-exchange',
  'istio-h2',
  'istio-http/1.1',
  'H2',
];
export const SOURCE_TYPES = ['ANY', 'SAME_IP_OR_LOOPBACK', 'EXTERNAL'];

const ports = (start: number | undefined, end: number): JsonObject => ({
  destination_port_range: { ...(start !== undefined && { start }), end },
});

/** Where a listener filter is left out; ends are exclusive. */
export const DISABLED: readonly JsonObject[] = [
  ports(443, 444),
  ports(80, 8081),
  ports(undefined, 443),
  ports(443, 443),
  { or_match: { rules: [ports(80, 81), ports(9999, 10000)] } },
  { and_match: { rules: [ports(80, 10000), ports(undefined, 8080)] } },
  { not_match: ports(443, 444) },
  { not_match: { or_match: { rules: [ports(80, 81), ports(443, 444), ports(15006, 15007)] } } },
  { any_match: true },
];
