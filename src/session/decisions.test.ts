import { readFileSync } from 'node:fs';
import { describe, expect, it } from 'vitest';
import { askOffers } from '../core/ask/offers';
import { dumpTime } from '../core/decide/dump-time';
import type { NodeId } from '../core/ids/ids';
import {
  ANY_INBOUND,
  ANY_OUTBOUND,
  type ConnectionQuestion,
  type InboundQuestion,
} from '../core/view/question';
import type { DumpSession } from './dump-session';
import { answer } from './handlers';
import { openText } from './testing/open-text';

const textOf = (name: string): string =>
  readFileSync(new URL(`../../public/samples/${name}.json`, import.meta.url), 'utf8');
const sample = (name: string): Promise<DumpSession> => openText(textOf(name));

/** An hour after the dump was taken. */
const nowOf = ({ dump }: DumpSession): number => (dumpTime(dump.model) ?? 0) + 3_600_000;

const ask = (session: DumpSession, question: ConnectionQuestion, now = nowOf(session)) =>
  answer(session, { ask: 'decide', question, now });

/** A sidecar that calls with the mesh's mutual TLS: what the drawer asks first. */
const SIDECAR: InboundQuestion = {
  ...ANY_INBOUND,
  port: 50051,
  alpn: ['istio-peer-exchange', 'istio'],
  shows: 'mesh',
};
const inbound = async (name: string, question: Partial<InboundQuestion> = {}) => {
  const { verdict, steps } = await ask(await sample(name), { ...SIDECAR, ...question });
  if (verdict.key !== 'taken') throw new Error(verdict.key);
  const last = steps.at(-1);
  // The step says what the verdict says.
  expect(last?.step === 'server-socket' && last.outcome).toEqual(verdict.by);
  return verdict.by;
};
const clusterOf = (session: DumpSession, name: string): NodeId => {
  const node = session.dump.graph.nodes.find(({ id }) => id === `cluster/${name}`);
  if (node === undefined) throw new Error(name);
  return node.id;
};
const outbound = async (name: string, cluster?: string, edit = (text: string) => text) => {
  const session = await openText(edit(textOf(name)));
  const { verdict } = await ask(session, {
    ...ANY_OUTBOUND,
    cluster: cluster === undefined ? askOffers(session.dump).cluster : clusterOf(session, cluster),
  });
  if (verdict.key !== 'called') throw new Error(verdict.key);
  return verdict;
};

/** The calls of these samples come back to the proxy itself: with another address they do not. */
const elsewhere = (text: string): string => text.replace(/sidecar~[\d.]+~/, 'sidecar~10.10.5.12~');

describe('a cluster that is warming', () => {
  const warming = async (name: string) => {
    const session = await sample('secret-never-arrives');
    const cluster = clusterOf(
      session,
      `outbound%7C8080%7C%7C${name}.shop.svc.cluster.local@warming`,
    );
    return ask(session, { ...ANY_OUTBOUND, cluster });
  };

  it('is not ready, and says which secret it waits for', async () => {
    const { verdict } = await warming('price');
    expect(verdict).toEqual({ key: 'cluster-warming', waitsFor: ['default'], inForce: undefined });
  });

  it('leaves the calls to the one in force', async () => {
    const { verdict } = await warming('stock');
    expect(verdict).toMatchObject({
      key: 'cluster-warming',
      waitsFor: ['default'],
      inForce: 'cluster/outbound%7C8080%7C%7Cstock.shop.svc.cluster.local',
    });
  });
});

describe('a certificate of this proxy that nobody accepts', () => {
  it('has expired: the caller ends the handshake, in the words of Envoy', async () => {
    expect(await inbound('expired-certificate')).toMatchObject({
      key: 'refused',
      refusal: {
        by: 'peer',
        certificate: 'default',
        why: { kind: 'expired' },
        peerSaw: expect.stringMatching(
          /CERTIFICATE_VERIFY_FAILED:verify_cert_failed:.*at_depth_0:_certificate_has_expired/,
        ),
        proxySaw: expect.stringContaining('SSLV3_ALERT_CERTIFICATE_EXPIRED'),
      },
    });
    const refusal = {
      certificate: 'default',
      why: { kind: 'expired' },
      peerSaw: expect.stringContaining('certificate_has_expired'),
    };
    expect(await outbound('expired-certificate', undefined, elsewhere)).toMatchObject({
      // With TLS 1.3 a client is through by then.
      refusal: { ...refusal, by: 'peer', proxySaw: undefined },
      itself: undefined,
    });
    expect(await outbound('expired-certificate')).toMatchObject({
      refusal: { ...refusal, by: 'proxy', proxySaw: expect.stringContaining('EXPIRED') },
      itself: { kind: 'failed', step: 'server-certificate', by: 'client' },
    });
  });

  it('does not end in the roots of the mesh: whoever trusts the same ends it', async () => {
    const why = { kind: 'chain', roots: 'ROOTCA' };
    expect(await inbound('wrong-root')).toMatchObject({
      key: 'refused',
      refusal: {
        certificate: 'default',
        why,
        peerSaw: expect.stringContaining('X509_verify_cert'),
      },
    });
    expect(await outbound('wrong-root', undefined, elsewhere)).toMatchObject({
      refusal: { by: 'peer', why },
    });
    expect(await outbound('wrong-root')).toMatchObject({ refusal: { by: 'proxy', why } });
    // Who is not of the mesh may trust anything.
    expect(await inbound('wrong-root', { shows: 'other' })).toMatchObject({ key: 'handshake' });
  });

  it('has no name that callers accept: those of the mesh end it, at this port', async () => {
    const why = {
      kind: 'name',
      accepts: { items: ['spiffe://cluster.local/ns/shop/sa/order'] },
      has: { items: ['spiffe://cluster.local/ns/shop/sa/order-v2'] },
    };
    expect(await inbound('san-mismatch')).toMatchObject({
      key: 'refused',
      refusal: { by: 'peer', why, peerSaw: expect.stringContaining('SAN_matcher') },
    });
    expect(
      await outbound('san-mismatch', 'outbound%7C50051%7C%7Corder.shop.svc.cluster.local'),
    ).toMatchObject({ refusal: { by: 'proxy', why } });
  });

  it('ends calls of a pod with an IPv6 address just the same', async () => {
    const text = readFileSync(
      new URL('../../public/samples/san-mismatch.json', import.meta.url),
      'utf8',
    );
    const [, address = ''] = /sidecar~([\d.]+)~/.exec(text) ?? [];
    const session = await openText(
      text
        .replaceAll(`"${address}"`, '"fd00::2a"')
        .replaceAll(`~${address}~`, '~fd00::2a~')
        .replaceAll('"0.0.0.0"', '"::"'),
    );
    expect((await ask(session, SIDECAR)).verdict).toMatchObject({
      by: { key: 'refused', refusal: { by: 'peer', why: { kind: 'name' } } },
    });
    const cluster = clusterOf(session, 'outbound%7C50051%7C%7Corder.shop.svc.cluster.local');
    expect((await ask(session, { ...ANY_OUTBOUND, cluster })).verdict).toMatchObject({
      refusal: { by: 'proxy', why: { kind: 'name' } },
    });
  });

  it('is not told of where the certificate is good', async () => {
    expect(await inbound('strict')).toMatchObject({ key: 'handshake' });
    expect(await outbound('strict')).toMatchObject({ refusal: undefined });
  });
});

describe('the time that a question carries', () => {
  /** A dump that does not say when it was taken: the time of the question is all there is. */
  const timeless = (): Promise<DumpSession> =>
    openText(
      JSON.stringify(
        JSON.parse(textOf('strict'), (key, value) => (key === 'last_updated' ? undefined : value)),
      ),
    );

  it('decides, as it does at the certificate itself, on both sides of an expiry', async () => {
    const session = await timeless();
    const { id } = session.dump.graph.nodes.find(
      ({ kind, name }) => kind === 'secret' && name === 'default',
    ) ?? { id: undefined };
    if (id === undefined) throw new Error('no such secret');
    const certificateAt = async (now: number) => {
      const { certificates } = (await answer(session, { ask: 'verdicts', id, now })) ?? {};
      if (certificates === undefined || certificates === 'gone') throw new Error('none');
      return certificates;
    };
    const [chain] = (await certificateAt(0)).places;
    const [leaf] = chain?.blocks.items ?? [];
    if (leaf?.kind !== 'certificate') throw new Error('no certificate');
    const { notAfter } = leaf.certificate;
    for (const [now, expired] of [
      [notAfter - 60_000, false],
      [notAfter + 60_000, true],
    ] as const) {
      expect((await certificateAt(now)).state?.state === 'expired').toBe(expired);
      const { verdict } = await ask(session, SIDECAR, now);
      if (verdict.key !== 'taken') throw new Error(verdict.key);
      expect(verdict.by).toMatchObject(
        expired ? { key: 'refused', refusal: { why: { kind: 'expired' } } } : { key: 'handshake' },
      );
    }
  });
});
