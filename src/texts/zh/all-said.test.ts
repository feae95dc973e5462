import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { openText } from '../../session/testing/open-text';
import { allSaid } from '../../testing/all-said';
import { slips } from '../../testing/slips';
import { ask } from './ask';
import { inspect } from './inspect';

import { verdicts } from './verdicts';

const SAMPLES = 'public/samples';

test.each(readdirSync(SAMPLES))('all that is said of %s keeps to the style', async (file) => {
  const session = await openText(readFileSync(join(SAMPLES, file), 'utf8'));
  const said = [...(await allSaid(session, { inspect, verdicts, ask }))];
  expect(said.length).toBeGreaterThan(50);
  expect(said.flatMap(slips)).toEqual([]);
});

test('the server of the article is told in plain Chinese', async () => {
  const session = await openText(readFileSync(join(SAMPLES, 'article-server.json'), 'utf8'));
  const said = await allSaid(session, { inspect, verdicts, ask });
  for (const sentence of [
    '接受不带 TLS 的连接：目的端口 `50051`。',
    '本代理在这里是服务端，出示证书 `default`。',
    '它校验客户端：证书必须由根证书 `ROOTCA` 签发，且带有以 `spiffe://cluster.local/` 开头的 SAN。',
    '端口 50051：PERMISSIVE。与它成对的另一条 filter chain 接受明文。不带 Istio ALPN 的 TLS，比如来自网格外的 HTTPS，没有 filter chain 匹配，会被关闭。',
    '这条证书链可以追溯到根证书 `NODE` 中的 `CN=cluster.local`，签名正确。',
    '`NODE` 以明文接受它，按 HTTP/1.1 解析：没有加密，谁也不用证明身份。',
  ]) {
    expect(said).toContain(sentence);
  }
});

test('the style is looked after', () => {
  expect(slips('访问 `a` 走 mTLS：3 个 endpoint（`b`）。')).toEqual([]);
  for (const wrong of [
    '访问`a` 走明文',
    '访问 `a`走明文',
    '走mTLS',
    '共 3个',
    '访问, 明文',
    '访问 ，明文',
    '没有值.',
    '（明文)',
    '访问  它',
    '值是 undefined',
    'plain words alone',
  ]) {
    expect(slips(wrong), wrong).not.toEqual([]);
  }
});
