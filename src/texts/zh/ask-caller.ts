import type { ServerOutcome } from '../../core/ask/types';
import type { CallerFate } from '../../core/decide/handshake/caller';
import { code, codes } from './phrases';

type Handshake = Extract<ServerOutcome, { key: 'handshake' }>;
type NoCertificate = Extract<ServerOutcome, { key: 'no-certificate' }>;

/** "由 X 签发、SAN 匹配 Y 的客户端证书". */
function wanted({ roots, names }: Pick<Handshake, 'roots' | 'names'>): string {
  const signed = roots === undefined ? '由受信任的根证书签发' : `由 ${code(roots)} 签发`;
  const name = names.length === 0 ? '' : `、SAN 匹配 ${codes(names, 'or', 2)} `;
  return `${signed}${name}的客户端证书`;
}

const what: Record<Handshake['shows'], string> = {
  none: '不出示证书',
  mesh: '出示的是网格签发的证书',
  other: '出示了证书',
};

/** What is still open about a caller that shows a certificate. */
function open(on: Extract<CallerFate, { kind: 'depends' }>['on'], by: Handshake): string {
  switch (on) {
    case 'signer':
      return by.shows === 'mesh'
        ? '网格签发的证书是否符合，这份 dump 里看不出来。'
        : '这个调用方如果出示证书，证书由谁签发，问题里没有说明。';
    case 'name':
      return '网格签发的证书受信任；SAN 是否匹配，要看调用方是哪个工作负载。';
    case 'pins':
      return '只有哈希在列表里的证书才能通过，而这个调用方出示的是哪一张，问题里没有说明。';
    case 'demand':
      return '';
  }
}

/** What the client certificate has to do with it, as sentences. */
export function certificateText(by: Handshake): string {
  const { caller, demand } = by;
  if (demand === 'none') return '不索要客户端证书。';
  if (demand === 'unknown') return '是否要求客户端证书，这份 dump 里看不出来。';
  if (caller.kind === 'depends') {
    return demand === 'required'
      ? `它要求${wanted(by)}，否则握手失败。${open(caller.on, by)}`
      : `它不强制要求客户端证书；出示的话，必须是${wanted(by)}，否则握手失败。${open(caller.on, by)}`;
  }
  const start = demand === 'required' ? '它要求客户端证书' : '它索要客户端证书，但不强制';
  switch (caller.certificate) {
    case 'verified':
      return demand === 'required'
        ? `它要求${wanted(by)}，这个调用方${what[by.shows]}。`
        : `${start}；这个调用方${what[by.shows]}，校验可以通过。`;
    case 'unverified':
      return `${start}，但出示什么都接受：没人知道调用方是谁。`;
    case 'not-shown':
      return `${start}；这个调用方不出示证书，没人知道它是谁。`;
    case 'not-asked':
      return '';
  }
}

/** Why a caller without a certificate does not get in, and when it learns of it. */
export function refusedText(by: NoCertificate): string {
  const late =
    by.failed.version === 'TLSv1.3'
      ? '用 TLS 1.3 时，调用方会以为已经连上，到读数据时才发现失败。'
      : '';
  return `它要求${wanted(by)}，而这个调用方不出示证书。${late}`;
}

/** Who sees what of a handshake that fails, line by line. */
export function alertTexts({ failed }: NoCertificate): readonly string[] {
  const client =
    failed.clientSaw === undefined
      ? '如果调用方也是 Envoy，它的日志里没有原因：在它看来握手已经完成。'
      : `如果调用方也是 Envoy，它的日志里是 ${code(failed.clientSaw)}。`;
  return [
    `本代理的日志里是 ${code(failed.serverSaw)}。`,
    `调用方收到的 TLS alert 是 ${code(failed.alert)}。`,
    client,
  ];
}
