/** What the browser tests share: ways to get a file in, what stands on the page, what went wrong. */
import { readFileSync } from 'node:fs';
import {
  test as base,
  type ConsoleMessage,
  expect,
  type Locator,
  type Page,
} from '@playwright/test';

export { expect };

/** A file as a person would drop it; `base64` for what is not text, `repeat` for what is large. */
export interface Dropped {
  readonly name: string;
  readonly text?: string;
  readonly base64?: string;
  /** Texts and how many times each. */
  readonly repeat?: readonly (readonly [string, number])[];
}

/** Everything that a page asked for and complained of. */
export interface Evidence {
  /** `METHOD URL`, with the size of a body if there was one; of the page and its workers. */
  readonly requests: string[];
  /** Errors and warnings of the console, uncaught errors, violations of the policy. */
  readonly errors: string[];
}

/** What the test runner itself says where it keeps the service worker away (playwright.config.ts). */
const OF_THE_RUNNER = 'Service Worker registration blocked by Playwright';

const complaint = (message: ConsoleMessage): string[] =>
  ['error', 'warning'].includes(message.type()) && message.text() !== OF_THE_RUNNER
    ? [`${message.type()}: ${message.text()}`]
    : [];

/**
 * Playwright's test with a watch on the page: a test fails when the browser complained of anything.
 * One that expects a complaint takes it out of `evidence.errors`.
 */
export const test = base.extend<{ evidence: Evidence }>({
  evidence: [
    async ({ page }, use) => {
      const evidence: Evidence = { requests: [], errors: [] };
      page.context().on('request', (request) => {
        const body = request.postDataBuffer();
        const sent = body === null ? '' : ` with ${body.length} bytes`;
        evidence.requests.push(`${request.method()} ${request.url()}${sent}`);
      });
      page.on('console', (message) => evidence.errors.push(...complaint(message)));
      page.on('pageerror', (error) => evidence.errors.push(`uncaught: ${error.message}`));
      await page.addInitScript(() =>
        document.addEventListener('securitypolicyviolation', (event) =>
          console.error(`policy: ${event.violatedDirective} ${event.blockedURI}`),
        ),
      );
      // Most tests look at the outline, which beside a drawing is a rail until somebody opens it.
      await page.addInitScript(() => {
        // A blank page has no storage.
        if (location.protocol !== 'about:') localStorage.setItem('mtlscope.outline', 'open');
      });
      await use(evidence);
      expect(evidence.errors, 'what the browser complained of').toEqual([]);
    },
    { auto: true },
  ],
});

/** Drops files on the page as the system's file manager would. */
export async function drop(page: Page, ...files: readonly Dropped[]): Promise<void> {
  const dataTransfer = await page.evaluateHandle((dropped) => {
    const transfer = new DataTransfer();
    // Pieces of a mebibyte, the same again and again: a file of gigabytes needs no memory.
    const repeated = ([text, times]: readonly [string, number]): BlobPart[] => {
      const each = Math.max(1, Math.min(times, Math.floor(2 ** 20 / text.length)));
      const piece = new Blob([text.repeat(each)]);
      return [...Array(Math.floor(times / each)).fill(piece), text.repeat(times % each)];
    };
    for (const { name, text, base64, repeat } of dropped) {
      const content =
        base64 === undefined
          ? (text ?? '')
          : Uint8Array.from(atob(base64), (letter) => letter.charCodeAt(0));
      transfer.items.add(new File(repeat?.flatMap(repeated) ?? [content], name));
    }
    return transfer;
  }, files);
  for (const type of ['dragenter', 'dragover', 'drop']) {
    await page.dispatchEvent('body', type, { dataTransfer });
  }
  await dataTransfer.dispose();
}

/** Pastes text as Ctrl+V does; the real clipboard is shared between tests that run at once. */
export async function paste(page: Page, text: string): Promise<void> {
  await page.evaluate((pasted) => {
    const clipboardData = new DataTransfer();
    clipboardData.setData('text/plain', pasted);
    document.body.dispatchEvent(
      new ClipboardEvent('paste', { clipboardData, bubbles: true, cancelable: true }),
    );
  }, text);
}

/** Hands a file to the file button's own input. */
export async function choose(page: Page, file: Dropped): Promise<void> {
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles({
      name: file.name,
      mimeType: 'application/json',
      buffer: Buffer.from(
        file.base64 ?? file.text ?? '',
        file.base64 === undefined ? 'utf8' : 'base64',
      ),
    });
}

export const SAMPLE = 'article';
export const SAMPLE_LINK = `./#v=1&sample=${SAMPLE}&tab=graph`;

/** The sample as a file that a person has on disk. */
export const sampleFile = (name = 'article-dump.json'): Dropped => ({
  name,
  text: readFileSync(new URL(`../public/samples/${SAMPLE}.json`, import.meta.url), 'utf8'),
});

/** The drawing, and the boxes on it. */
export const drawing = (page: Page): Locator =>
  page.getByRole('application', { name: 'Paths of calls through this proxy' });
export const boxes = (page: Page): Locator => drawing(page).locator('.react-flow__node');

/** A row of the outline, by how its name begins. */
export const row = (page: Page, name: string): Locator =>
  page.getByRole('treeitem', { name: new RegExp(`^${name.replaceAll('.', '\\.')}`) }).first();

/** The inspector, and the name of what it shows. */
export const inspector = (page: Page): Locator => page.getByRole('region', { name: 'Inspector' });
export const inspected = (page: Page): Locator =>
  inspector(page).getByRole('heading', { level: 2 });

/** The view of a dump by its place in the bar, in any language: Summary is 1, Graph is 2. */
export const viewButton = (page: Page, place: number): Locator =>
  page.locator(`main nav button[aria-keyshortcuts="${place}"]`);

/** Waits until a graph stands on the screen; a dump opens on its Summary. */
export async function expectGraph(page: Page): Promise<void> {
  const graph = viewButton(page, 2);
  await expect(graph).toBeVisible();
  if ((await graph.getAttribute('aria-current')) !== 'page') await graph.click();
  await expect(boxes(page).first()).toBeVisible();
}

/** Opens the sample by its link. */
export async function openSample(page: Page): Promise<void> {
  await page.goto(SAMPLE_LINK);
  await expectGraph(page);
}
