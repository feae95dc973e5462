import type { OutlineRow } from '../../core/graph/outline';
import type { GraphNode } from '../../core/graph/types';
import type { WorkspacePart } from '../../texts';

/** The texts of a row: the main word, and the muted detail after it. */
export interface RowText {
  readonly main: string;
  readonly detail: string;
  /** The main word is the file's own. */
  readonly own: boolean;
  /** Short, as important as the name, before the detail and never cut. */
  readonly kept?: string;
  /** The name in full, where `main` is a part of it. */
  readonly whole?: string;
}

type Texts = Pick<WorkspacePart, 'lines' | 'outline'>;

/** The headings, by their rows' ids, whose words begin with what was typed. */
export function headingsBeginning(typed: string, { outline }: Pick<Texts, 'outline'>) {
  const words = typed.toLowerCase();
  const rows = [
    ...Object.entries(outline.groups).map(([key, text]) => [`group/${key}`, text] as const),
    ...Object.entries(outline.noTls).map(([key, text]) => [`group/no-tls/${key}`, text] as const),
  ];
  return rows.filter(([, text]) => text.toLowerCase().startsWith(words)).map(([id]) => id);
}

export function rowText(row: OutlineRow, texts: Texts): RowText {
  const { label } = row;
  switch (label.key) {
    case 'group':
      return { main: texts.outline.groups[label.group], detail: '', own: false };
    case 'no-tls':
      return { main: texts.outline.noTls[label.direction], detail: '', own: false };
    case 'endpoint':
      return { main: label.address || texts.outline.endpointUnnamed, detail: '', own: true };
    case 'node':
      return nodeText(label.node, texts);
  }
}

function nodeText(node: GraphNode, { lines, outline }: Texts): RowText {
  const { line } = node;
  switch (line.key) {
    case 'cluster': {
      if (line.host === undefined) return { main: node.name, detail: '', own: true };
      const port = line.port === undefined ? '' : outline.port(line.port);
      const main = shortHost(line.host);
      return { main, kept: port, detail: line.subset ?? '', own: true, whole: node.name };
    }
    case 'listener': {
      const named = node.name !== '' && node.name !== line.address.replace(':', '_');
      return { main: node.name || line.address, detail: named ? line.address : '', own: true };
    }
    case 'chain-match':
    case 'chain-by-matcher':
      // Chains of one port often have one name: what distinguishes them comes first.
      return { main: lines.fact(line), detail: node.name, own: false };
    case 'endpoints': {
      const total = outline.endpoints(line.total);
      // Endpoints whose cluster is not in the file are known by its name alone.
      return node.owner === undefined && node.name !== ''
        ? { main: node.name, kept: total, detail: '', own: true }
        : { main: total, detail: '', own: false };
    }
    case 'endpoints-none':
    case 'endpoints-unknown':
    case 'endpoints-original-dst':
      return { main: lines.title(node), detail: lines.fact(line), own: false };
    case 'socket-server':
    case 'socket-client':
    case 'socket-raw':
    case 'socket-wrapper':
    case 'socket-other':
      return { main: lines.nodeKind(node), detail: lines.title(node), own: false };
    default:
      return { main: lines.title(node), detail: lines.fact(line), own: node.name !== '' };
  }
}

/** `uc.dev` of a Kubernetes service's `uc.dev.svc.cluster.local`: the rest says nothing in a list. */
const shortHost = (host: string): string => /^([^.]+\.[^.]+)\.svc\./.exec(host)?.[1] ?? host;
