import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { beforeAll, expect, test } from 'vitest';
import { PRESETS, withPreset } from '../../app/ask/ask-presets';
import { askTexts } from '../../app/ask/use-ask';
import { askAbout } from '../../core/ask/ask';
import { askOffers } from '../../core/ask/offers';
import { dumpOf } from '../../core/testing/dump-builder';
import { ANY_INBOUND, type ConnectionQuestion, SHOWS } from '../../core/view/question';
import type { AskTexts } from '../../texts';

const SAMPLES = 'public/samples';
let texts: AskTexts;
beforeAll(async () => {
  texts = await askTexts.load('en');
});

test.each(readdirSync(SAMPLES))('all that is answered about %s has words', (file) => {
  const dump = dumpOf(JSON.parse(readFileSync(join(SAMPLES, file), 'utf8')));
  const offers = askOffers(dump);
  const inbound = [...offers.ports, { port: 9999 }].flatMap(({ port }) =>
    PRESETS.flatMap((preset) => {
      const asked = withPreset({ ...ANY_INBOUND, port }, preset, offers);
      return SHOWS.map((shows) => ({ ...asked, shows }));
    }),
  );
  const outbound = dump.graph.nodes.flatMap(({ id, kind }): readonly ConnectionQuestion[] =>
    kind === 'cluster' ? [{ ask: 'out', cluster: id, endpoint: undefined }] : [],
  );
  for (const question of [...inbound, ...outbound]) {
    const { verdict, steps } = askAbout(question, dump);
    const said = [
      texts.sentence(verdict, String),
      texts.badge(verdict),
      ...steps.flatMap((step) => [texts.stepTitle(step), texts.stepText(step, String)]),
    ];
    for (const text of said) expect(text).toMatch(/^(?!.*(undefined|\[object|NaN)).+$/);
  }
});

test('a server of several certificates is answered with the one that it serves', () => {
  const file = join(SAMPLES, 'gateway.json');
  const dump = dumpOf(JSON.parse(readFileSync(file, 'utf8')));
  const asked: ConnectionQuestion = {
    ...ANY_INBOUND,
    port: 8443,
    sni: 'mutual.example.com',
    alpn: ['h2'],
  };
  expect(texts.sentence(askAbout(asked, dump).verdict, () => 'CHAIN')).toMatch(
    /^`CHAIN` takes it with mutual TLS and serves the certificate `kubernetes:\/\/mutual-cred`\./,
  );
});

test('a call names the certificate that this proxy shows', () => {
  const file = join(SAMPLES, 'article-server.json');
  const dump = dumpOf(JSON.parse(readFileSync(file, 'utf8')));
  const cluster = askOffers(dump).cluster;
  const { verdict, steps } = askAbout({ ask: 'out', cluster, endpoint: undefined }, dump);
  expect(texts.sentence(verdict, String)).toMatch(
    /this proxy shows the certificate of its workload, `default`\.$/,
  );
  expect(steps.at(-1)).toMatchObject({ shows: ['default'], roots: 'ROOTCA' });
});

test('a caller without a certificate reads that its handshake fails, and who sees what', () => {
  const file = join(SAMPLES, 'article-server.json');
  const dump = dumpOf(JSON.parse(readFileSync(file, 'utf8')));
  const question = withPreset({ ...ANY_INBOUND, port: 50051 }, 'mesh-mtls', askOffers(dump));
  const { verdict, steps } = askAbout({ ...question, shows: 'none' }, dump);
  expect(texts.sentence(verdict, () => 'CHAIN')).toBe(
    '`CHAIN` takes it, but the TLS handshake fails. It demands a client certificate signed by `ROOTCA` whose name fits `prefix spiffe://cluster.local/`, and this caller shows none. With TLS 1.3 the caller believes itself connected until it reads.',
  );
  expect(texts.badge(verdict)).toBe('handshake fails');
  const end = steps.at(-1);
  const saw =
    end?.step === 'server-socket' && end.outcome.key === 'no-certificate'
      ? texts.sawTexts(end.outcome)
      : [];
  expect(saw.join(' ')).toMatch(/PEER_DID_NOT_RETURN_A_CERTIFICATE.*`certificate required`/);
  expect(texts.sentence(askAbout(question, dump).verdict, () => 'CHAIN')).toMatch(
    /mutual TLS.*this caller shows the certificate of the mesh\.$/,
  );
});
