import type { Protection } from '../decide/tls/protection';
import { effectiveValidation } from '../decide/tls/validation';
import { verification } from '../decide/tls/verification';
import { type Dump, facet } from '../graph/dump';
import type { GraphNode } from '../graph/types';
import type { NodeId } from '../ids/ids';
import { ownTlsContextOf } from '../model/sockets';
import type { CertificateRow } from '../tables/types';
import { addCertificateTexts, withoutColons } from './certificate-texts';
import { type AddText, addNodeTexts, hasPort } from './node-texts';
import type { SearchTerm, SearchWord } from './query';

/** The certificates that stand at a node. */
export type CertificatesAt = (id: NodeId) => readonly CertificateRow[];

/** Whether a node is what a term says. */
export function holds(
  dump: Dump,
  node: GraphNode,
  term: SearchTerm,
  certificatesAt: CertificatesAt,
): boolean {
  switch (term.kind) {
    case 'word':
      return holdsWord(dump, node, term.word, certificatesAt);
    case 'port':
      return hasPort(node, dump.subjects.get(node.id), term.port);
    case 'namespace':
      return inNamespace(dump, node, term.name);
    case 'field':
      return textOfField(dump, node, term, certificatesAt) !== undefined;
  }
}

/** The text of a node, or of a certificate in it, that has what a term asks for. */
export function textOfField(
  dump: Dump,
  node: GraphNode,
  { field, text }: Extract<SearchTerm, { kind: 'field' }>,
  certificatesAt: CertificatesAt,
): string | undefined {
  const sought = field === 'serial' || field === 'fingerprint' ? withoutColons(text) : text;
  let found: string | undefined;
  const look: AddText = (of, one) => {
    if (found === undefined && of === field && one.toLowerCase().includes(sought)) found = one;
  };
  addNodeTexts(node, dump.subjects.get(node.id), look);
  for (const row of certificatesAt(node.id)) addCertificateTexts(row, look);
  return found;
}

const allNamespaces = facet(
  ({ graph }): ReadonlySet<string> =>
    new Set(graph.nodes.flatMap(({ namespace }) => namespace ?? [])),
);

/** The namespace of that name; while a name is typed, those that begin with it. */
function inNamespace(dump: Dump, { namespace }: GraphNode, name: string): boolean {
  if (namespace === undefined) return false;
  return allNamespaces(dump).has(name) ? namespace === name : namespace.startsWith(name);
}

function holdsWord(
  dump: Dump,
  node: GraphNode,
  word: SearchWord,
  certificatesAt: CertificatesAt,
): boolean {
  switch (word) {
    case 'plaintext':
      return isProtected(node, word) && !staysHere(dump, node);
    case 'mtls':
    case 'tls':
    case 'passthrough':
      return isProtected(node, word);
    case 'warming':
    case 'draining':
    case 'static':
      return node.state === word;
    case 'rejected':
      return node.state === 'failed';
    case 'missing':
      return node.presence === 'dangling';
    case 'expired':
      return certificatesAt(node.id).some(({ validity }) => validity?.state === 'expired');
    case 'unverified':
      return unverified(dump).has(node.id);
  }
}

const isProtected = ({ protection, protections }: GraphNode, as: Protection): boolean =>
  protection?.kind === as || (protections[as] ?? 0) > 0;

/** Plaintext that is on no network is called otherwise wherever it is shown. */
function staysHere(dump: Dump, node: GraphNode): boolean {
  for (let at: GraphNode | undefined = node; at !== undefined; at = ownerOf(dump, at)) {
    if (at.line.key === 'cluster' && at.line.reach !== undefined) return true;
  }
  return false;
}

const ownerOf = ({ index }: Dump, { owner }: GraphNode): GraphNode | undefined =>
  owner === undefined ? undefined : index.byId.get(owner);

/** TLS contexts that do not verify their peer, and what they belong to. */
const unverified = facet((dump): ReadonlySet<NodeId> => {
  const all = new Set<NodeId>();
  for (const [id, subject] of dump.subjects) {
    const context = subject.kind === 'transport-socket' && ownTlsContextOf(subject.socket);
    if (!context) continue;
    const { kind } = verification(effectiveValidation(context.validation, dump.lookup));
    if (kind !== 'nothing' && kind !== 'accepts-untrusted') continue;
    let at = dump.index.byId.get(id);
    for (; at !== undefined && !all.has(at.id); at = ownerOf(dump, at)) all.add(at.id);
  }
  return all;
});
