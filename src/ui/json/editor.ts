import { selectAll } from '@codemirror/commands';
import { json } from '@codemirror/lang-json';
import {
  codeFolding,
  foldEffect,
  foldGutter,
  foldKeymap,
  forceParsing,
  HighlightStyle,
  syntaxHighlighting,
  syntaxTree,
  unfoldAll,
} from '@codemirror/language';
import {
  highlightSelectionMatches,
  openSearchPanel,
  search,
  searchKeymap,
} from '@codemirror/search';
import { EditorState, type Extension } from '@codemirror/state';
import { drawSelection, EditorView, keymap, lineNumbers } from '@codemirror/view';
import { tags } from '@lezer/highlight';

export interface JsonEditorOptions {
  readonly root: ShadowRoot;
  readonly text: string;
  /** What a screen reader calls it. */
  readonly label: string;
  /** The editor's own words (search panel, folding) in the language of the page. */
  readonly phrases: Readonly<Record<string, string>>;
}

export interface JsonEditor {
  setText(text: string): void;
  find(): void;
  /** Folds the values directly under the outermost braces, so that its keys remain. */
  foldInner(): void;
  unfold(): void;
  destroy(): void;
}

/** Milliseconds of parsing that a person does not feel; the rest is parsed when idle. */
const PARSE_AT_ONCE = 50;
const PARSE_FOR_FOLDING = 1500;

/**
 * A read-only CodeMirror in a shadow root: there it styles itself through `adoptedStyleSheets`,
 * which a strict Content-Security-Policy lets through, where in a document it would write `<style>`.
 */
export function jsonEditor({ root, text, label, phrases }: JsonEditorOptions): JsonEditor {
  const extensions: readonly Extension[] = [
    EditorState.readOnly.of(true),
    EditorView.editable.of(false),
    // Not editable means not focusable: the tab stop has to be put back for the keyboard.
    EditorView.contentAttributes.of({
      tabindex: '0',
      'aria-label': label,
      'aria-readonly': 'true',
    }),
    EditorState.phrases.of({ ...phrases }),
    EditorView.lineWrapping,
    lineNumbers(),
    codeFolding(),
    foldGutter(),
    drawSelection(),
    json(),
    syntaxHighlighting(COLOURS),
    search({ top: true }),
    highlightSelectionMatches(),
    keymap.of([...searchKeymap, ...foldKeymap, { key: 'Mod-a', run: selectAll }]),
    THEME,
  ];
  const state = (doc: string) => EditorState.create({ doc, extensions });
  const view = new EditorView({ state: state(text), parent: root, root });
  const parse = (milliseconds: number) => forceParsing(view, view.state.doc.length, milliseconds);
  parse(PARSE_AT_ONCE);
  return {
    setText: (next) => {
      if (next === view.state.doc.toString()) return;
      view.setState(state(next));
      parse(PARSE_AT_ONCE);
    },
    find: () => {
      openSearchPanel(view);
    },
    foldInner: () => {
      parse(PARSE_FOR_FOLDING);
      view.dispatch({ effects: innerRanges(view.state).map((range) => foldEffect.of(range)) });
    },
    unfold: () => {
      unfoldAll(view);
    },
    destroy: () => view.destroy(),
  };
}

/** Ranges inside the braces of each value directly under the outermost one. */
function innerRanges(
  state: EditorState,
): readonly { readonly from: number; readonly to: number }[] {
  const ranges: { from: number; to: number }[] = [];
  let depth = 0;
  syntaxTree(state).iterate({
    enter: ({ name, from, to }) => {
      if (name !== 'Object' && name !== 'Array') return true;
      depth++;
      if (depth < 2) return true;
      const severalLines = state.doc.lineAt(from).number < state.doc.lineAt(to).number;
      if (severalLines) ranges.push({ from: from + 1, to: to - 1 });
      depth--;
      return false;
    },
  });
  return ranges;
}

const COLOURS = HighlightStyle.define([
  { tag: tags.propertyName, color: 'var(--json-key, inherit)' },
  { tag: tags.string, color: 'var(--json-string, inherit)' },
  { tag: [tags.number, tags.bool, tags.null], color: 'var(--json-value, inherit)' },
  { tag: [tags.separator, tags.brace, tags.squareBracket], color: 'var(--json-mark, inherit)' },
]);

/** Colours are the page's own variables: they reach into the shadow root, in light and in dark. */
const THEME = EditorView.theme({
  '&': { height: '100%', color: 'var(--json-ink)', backgroundColor: 'var(--json-bg)' },
  '&.cm-focused': { outline: '2px solid var(--json-focus)', outlineOffset: '-2px' },
  '.cm-scroller': {
    fontFamily: 'var(--json-font)',
    fontSize: '12px',
    lineHeight: '1.55',
    overflow: 'auto',
  },
  '.cm-gutters': {
    color: 'var(--json-mark)',
    backgroundColor: 'var(--json-bg)',
    border: '0',
  },
  '.cm-foldPlaceholder': {
    color: 'var(--json-ink)',
    backgroundColor: 'var(--json-raised)',
    border: '1px solid var(--json-line)',
    padding: '0 6px',
  },
  '&.cm-focused .cm-selectionBackground, .cm-selectionBackground': {
    background: 'var(--json-selection) !important',
  },
  '.cm-searchMatch': {
    backgroundColor: 'var(--json-match)',
    outline: '1px solid var(--json-line)',
  },
  '.cm-searchMatch-selected': { backgroundColor: 'var(--json-match-now)' },
  '.cm-panels': { color: 'var(--json-ink)', backgroundColor: 'var(--json-raised)' },
  '.cm-panels.cm-panels-top': { borderBottom: '1px solid var(--json-line)' },
  '.cm-panel.cm-search': { padding: '6px 28px 6px 8px', fontSize: '12px' },
  '.cm-panel.cm-search label': { fontSize: '12px' },
  '.cm-textfield': {
    color: 'var(--json-ink)',
    backgroundColor: 'var(--json-bg)',
    border: '1px solid var(--json-line)',
    borderRadius: '4px',
    padding: '3px 6px',
    fontSize: '12px',
  },
  '.cm-button': {
    color: 'var(--json-ink)',
    background: 'var(--json-bg)',
    border: '1px solid var(--json-line)',
    borderRadius: '4px',
    padding: '3px 8px',
    fontSize: '12px',
  },
  '.cm-panel.cm-search [name=close]': { color: 'var(--json-ink)', right: '8px', top: '6px' },
});
