import { DEEPEST_VALUE, isArray, type JsonValue } from '../base/json';
import type { Subject } from '../graph/subjects';
import type { GraphNode } from '../graph/types';
import { addressText } from '../model/address';
import { referencesOf, writtenContextOf } from '../model/secret-references';
import { tlsContextOf } from '../model/sockets';
import type { Address, FilterChain, TransportSocket } from '../model/types';

/** What a text of a node is, so that a hit can say where the words were found. */
export type SearchField =
  | 'name'
  | 'port'
  | 'sni'
  | 'san'
  | 'secret'
  | 'address'
  | 'alpn'
  | 'other'
  /** Of a certificate in it. */
  | 'certificate'
  | 'subject'
  | 'issuer'
  | 'serial'
  | 'fingerprint';

export type AddText = (field: SearchField, text: string) => void;

/** Adds all texts of a node in order, its name first. */
export function addNodeTexts(node: GraphNode, subject: Subject | undefined, tell: AddText): void {
  if (node.name !== '') tell('name', node.name);
  if (node.line.key === 'cluster' && node.line.host !== undefined) tell('name', node.line.host);
  if (subject !== undefined) addTexts(subject, tell);
}

/** The port that a node stands for: it listens there, takes its connections, or calls it. */
export function hasPort(node: GraphNode, subject: Subject | undefined, port: number): boolean {
  const at = (address: Address | undefined): boolean =>
    address?.kind === 'socket' && address.port === port;
  if (node.line.key === 'cluster' && node.line.port === port) return true;
  switch (subject?.kind) {
    case 'listener':
      return at(subject.listener.address) || subject.listener.additionalAddresses.some(at);
    case 'filter-chain':
      return subject.chain.match.destinationPort === port;
    case 'endpoint-group':
      return subject.listed.some(({ address }) => at(address));
    case 'loose-endpoints':
      return subject.endpoints.some(({ address }) => at(address));
    case 'address':
      return at(subject.address);
    default:
      return false;
  }
}

function ofSocket(socket: TransportSocket, tell: AddText): void {
  const context = tlsContextOf(socket);
  if (context === undefined) return;
  if (context.sni !== undefined) tell('sni', context.sni);
  const { typedNames = [], untypedNames = [] } = writtenContextOf(context.validation) ?? {};
  for (const { value } of [...typedNames, ...untypedNames]) tell('san', value);
  for (const { reference } of referencesOf(context)) tell('secret', reference.name);
  for (const protocol of context.alpn) tell('alpn', protocol);
}

function ofChain({ match, clusters }: FilterChain, tell: AddText): void {
  if (match.destinationPort !== undefined) tell('port', String(match.destinationPort));
  for (const name of match.serverNames) tell('sni', name);
  for (const protocol of match.applicationProtocols) tell('alpn', protocol);
  for (const cluster of clusters) tell('other', cluster);
}

function ofAddress(address: Address | undefined, tell: AddText): void {
  if (address !== undefined) tell('address', addressText(address));
}

/** As `String` writes a value, but no deeper than a stack reaches. */
function textOf(value: JsonValue, levels = DEEPEST_VALUE): string {
  if (!isArray(value)) return String(value);
  if (levels === 0) return '';
  return value.map((one) => (one === null ? '' : textOf(one, levels - 1))).join(',');
}

/** Adds the texts by which a node can be found, in order, except its name. */
function addTexts(subject: Subject, tell: AddText): void {
  switch (subject.kind) {
    case 'listener':
      ofAddress(subject.listener.address, tell);
      for (const address of subject.listener.additionalAddresses) ofAddress(address, tell);
      break;
    case 'filter-chain':
      ofChain(subject.chain, tell);
      break;
    case 'transport-socket':
      ofSocket(subject.socket, tell);
      break;
    case 'cluster':
      if (subject.cluster.serviceName !== undefined) tell('name', subject.cluster.serviceName);
      break;
    case 'socket-match':
      for (const [key, value] of Object.entries(subject.match.match)) {
        tell('other', `${key}=${textOf(value)}`);
      }
      break;
    case 'endpoint-group':
      for (const { address, hostname } of subject.listed) {
        ofAddress(address, tell);
        if (hostname !== undefined) tell('name', hostname);
      }
      break;
    case 'loose-endpoints':
      for (const { address } of subject.endpoints) ofAddress(address, tell);
      break;
    case 'address':
      ofAddress(subject.address, tell);
      break;
    case 'secret':
    case 'sds-source':
    case 'agent':
    case 'ca':
      break;
  }
}
