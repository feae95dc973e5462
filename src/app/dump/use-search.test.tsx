// @vitest-environment jsdom
import { act } from 'react';
import { createRoot } from 'react-dom/client';
import { expect, it } from 'vitest';
import { LOCALES, type Locale } from '../../texts';
import { WorkspaceTextsContext, workspaceTexts } from '../texts/texts';
import { useQuery } from './use-search';

Object.assign(globalThis, { IS_REACT_ACT_ENVIRONMENT: true });

let query = '';
function Probe({ text }: { readonly text: string }) {
  query = useQuery(text);
  return null;
}

async function read(text: string, locale: Locale): Promise<string> {
  const texts = await workspaceTexts.load(locale);
  const root = createRoot(document.createElement('div'));
  act(() =>
    root.render(
      <WorkspaceTextsContext value={texts}>
        <Probe text={text} />
      </WorkspaceTextsContext>,
    ),
  );
  act(() => root.unmount());
  return query;
}

it('is asked in the words of the page too, and names stay as they are', async () => {
  expect(await read('明文 ns:dev', 'zh')).toBe('plaintext ns:dev');
  expect(await read('已过期', 'zh')).toBe('expired');
  for (const locale of LOCALES) {
    expect(await read('uc.dev:50051 constructor plaintext', locale)).toBe(
      'uc.dev:50051 constructor plaintext',
    );
  }
});
