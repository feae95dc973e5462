import { askTexts, useAnswer } from '../../app/ask/use-ask';
import { copyText } from '../../app/browser/copy-text';
import { useNow } from '../../app/browser/now';
import { saveFile } from '../../app/browser/save-file';
import { useEngine } from '../../app/dump/engine-context';
import { summaryTexts } from '../../app/dump/use-summary';
import { verdictTexts } from '../../app/dump/use-verdicts';
import { drawPath } from '../../app/share/draw-path';
import { reportFacts } from '../../app/share/report-facts';
import { reportNodes } from '../../app/share/report-nodes';
import { useDrawing } from '../../app/share/use-drawing';
import { currentLocale } from '../../app/texts/locale';
import { useTexts } from '../../app/texts/texts';
import { useView } from '../../app/workspace/workspace-provider';
import type { AskAnswer } from '../../core/ask/types';
import type { Protection } from '../../core/decide/tls/protection';
import type { NodeId } from '../../core/ids/ids';
import type { DumpView } from '../../core/view/view-state';
import { drawn } from '../../picture/drawn';
import { endsAt } from '../../picture/ends-at';
import { pathLight } from '../../picture/light';
import { mermaidOf } from '../../picture/mermaid';
import { pointedAt } from '../../picture/pointed';
import { reportOf } from '../../picture/report';
import { svgOf } from '../../picture/svg';
import type { GraphView } from '../../session/graph-questions';
import type { OpenedDump } from '../../session/questions';
import type { PictureTexts } from '../../texts';
import { measureInBrowser, readPalette } from './in-browser';
import { pngOf } from './png';

export type ExportKind = 'svg' | 'png' | 'mermaid' | 'report';

export type Exported =
  | { readonly kind: 'saved'; readonly name: string }
  | { readonly kind: 'text'; readonly text: string; readonly copied: boolean };

interface Of {
  readonly dump: OpenedDump;
  readonly graphView: GraphView;
  readonly view: DumpView;
}

/** Makes what is on the screen into something to take along. Rejects where the browser cannot. */
export function useExport({ dump, graphView, view }: Of, texts: PictureTexts) {
  const engine = useEngine();
  const now = useNow();
  const workspace = useTexts();
  const { shown } = graphView;
  const { question } = useView();
  const answer = useAnswer(question);
  const asked = question !== undefined && answer.state === 'ready' ? answer.value : undefined;
  const drawing = useDrawing(graphView, view.selected, asked);
  const { light, marks } = drawing;
  const caption = texts.caption(dump.file.name);

  const draw = () => drawn(drawing.placed, { ...drawing, caption }, workspace);
  /** The answer may still be awaited when the export is asked for. */
  const answered = async (): Promise<AskAnswer | undefined> => {
    if (question === undefined || engine === undefined) return undefined;
    return asked ?? engine.ask({ ask: 'decide', question, now });
  };

  /** The verdict, in a word and in a sentence. */
  const said = async ({ verdict, nodes: named }: AskAnswer) => {
    const ask = await askTexts.load(currentLocale());
    const byId = new Map(named.map((node) => [node.id, node]));
    const title = (id: NodeId): string => {
      const node = byId.get(id);
      return node === undefined ? id : workspace.lines.title(node);
    };
    return { badge: ask.badge(verdict), why: ask.sentence(verdict, title) };
  };

  const mermaid = async (): Promise<string> => {
    const answer = await answered();
    const path = engine && answer && (await drawPath(engine, answer));
    const word = (protection: Protection): string => workspace.lines.protection[protection];
    const ends = answer && endsAt(answer);
    const end = ends && { ...ends, ...(await said(answer)) };
    if (answer === undefined || path === undefined) {
      const whole = draw();
      // Refused before any resource of the file was reached: there is no path to draw.
      if (end === undefined) return mermaidOf(whole, word);
      return mermaidOf({ ...whole, cards: [], paths: [] }, word, { ...end, at: undefined });
    }
    const state = {
      light: pathLight(path.held, path.placed.edges),
      selected: undefined,
      marks,
      pointed: pointedAt(
        path.held,
        path.placed.boxes.map(({ box }) => box),
        answer.nodes,
      ),
      caption,
    };
    const box = end?.node && path.held.get(end.node);
    const at = path.placed.boxes.find(({ box: { id } }) => id === box)?.rect;
    return mermaidOf(drawn(path.placed, state, workspace), word, end && { ...end, at });
  };
  const svg = (): string => svgOf(draw(), readPalette(), measureInBrowser());

  const report = async (): Promise<string> => {
    if (engine === undefined) throw new Error('no dump is open');
    const answer = await answered();
    const lit = shown.boxes.filter(
      ({ id, type }) => type === 'node' && (light?.boxes.has(id) ?? true),
    );
    const named = question?.ask === 'in' ? question.at : question?.cluster;
    const path = await reportNodes(engine, answer?.path ?? lit.map(({ id }) => id));
    const [facts, nodes, ask, summary, verdicts] = await Promise.all([
      reportFacts(
        engine,
        path.map(({ node }) => node),
        now,
      ),
      engine.ask({ ask: 'nodes', ids: named === undefined ? [] : [named] }),
      askTexts.load(currentLocale()),
      summaryTexts.load(currentLocale()),
      verdictTexts.load(currentLocale()),
    ]);
    return reportOf(
      {
        file: dump.file.name,
        header: dump.header,
        facts,
        link: window.location.href,
        asked: question && answer && { question, answer },
        path,
        named: new Map(nodes.map((node) => [node.id, node])),
      },
      { picture: texts, summary, ask, verdicts, workspace },
    );
  };

  return async (kind: ExportKind): Promise<Exported> => {
    switch (kind) {
      case 'svg':
        return save(new Blob([svg()], { type: 'image/svg+xml' }), 'svg', dump);
      case 'png':
        return save(await pngOf(svg()), 'png', dump);
      case 'mermaid':
        return copied(await mermaid());
      case 'report':
        return copied(await report());
    }
  };
}

function save(content: Blob, ending: string, { file }: OpenedDump): Exported {
  const name = `${file.name.replace(/(\.json)?(\.gz)?$/i, '')}.${ending}`;
  saveFile(content, name);
  return { kind: 'saved', name };
}

async function copied(text: string): Promise<Exported> {
  return { kind: 'text', text, copied: await copyText(text) };
}
