import { type Ref, useEffect, useImperativeHandle, useRef } from 'react';
import { type JsonEditor, jsonEditor } from './editor';
import styles from './JsonView.module.css';

/** What buttons outside of the viewer may ask of it. */
export interface JsonViewHandle {
  find(): void;
  foldInner(): void;
  unfold(): void;
}

export interface JsonViewProps {
  readonly text: string;
  readonly label: string;
  readonly phrases: Readonly<Record<string, string>>;
  readonly ref?: Ref<JsonViewHandle>;
}

/** Read-only JSON with search and folding. A separate chunk: load it through LazyJsonView. */
export function JsonView({ text, label, phrases, ref }: JsonViewProps) {
  const host = useRef<HTMLDivElement>(null);
  const editor = useRef<JsonEditor>(undefined);
  const first = useRef(text);

  useEffect(() => {
    if (host.current === null) return;
    const root = host.current.shadowRoot ?? host.current.attachShadow({ mode: 'open' });
    const made = jsonEditor({ root, text: first.current, label, phrases });
    editor.current = made;
    const keepKeys = (event: Event) => {
      // Outside the shadow root the target is its host, so the page could not see that text is
      // typed.
      if (event.target instanceof HTMLInputElement) event.stopPropagation();
    };
    root.addEventListener('keydown', keepKeys);
    return () => {
      root.removeEventListener('keydown', keepKeys);
      editor.current = undefined;
      made.destroy();
    };
  }, [label, phrases]);

  useEffect(() => {
    first.current = text;
    editor.current?.setText(text);
  }, [text]);

  useImperativeHandle(
    ref,
    () => ({
      find: () => editor.current?.find(),
      foldInner: () => editor.current?.foldInner(),
      unfold: () => editor.current?.unfold(),
    }),
    [],
  );

  return <div ref={host} className={styles.host} />;
}
