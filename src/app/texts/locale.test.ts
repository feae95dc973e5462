// @vitest-environment jsdom
import { beforeEach, expect, it, vi } from 'vitest';

const listened: (readonly [string, EventListenerOrEventListenerObject])[] = [];
const listen = window.addEventListener.bind(window);
window.addEventListener = (
  type: string,
  listener: EventListenerOrEventListenerObject,
  options?: boolean | AddEventListenerOptions,
) => {
  listened.push([type, listener]);
  listen(type, listener, options);
};

/** A fresh page: the browser's language, its storage, its address. */
async function page(languages: readonly string[], hash = '', stored?: string) {
  vi.resetModules();
  // The page before is gone.
  for (const type of ['hashchange', 'popstate']) {
    for (const [, listener] of listened.filter(([of]) => of === type)) {
      window.removeEventListener(type, listener);
    }
  }
  window.localStorage.clear();
  vi.spyOn(navigator, 'languages', 'get').mockReturnValue(languages);
  window.history.replaceState(undefined, '', `/${hash}`);
  if (stored !== undefined) window.localStorage.setItem('mtlscope.lang', stored);
  const { ViewStore } = await import('../view/view-store');
  const module = await import('./locale');
  await module.startLocale(new ViewStore(window));
  return module;
}

/** Texts are loaded meanwhile. */
const shows = (tag: string) =>
  vi.waitFor(() => expect(document.documentElement.lang).toBe(tag), 5000);

beforeEach(() => {
  vi.restoreAllMocks();
  document.documentElement.lang = 'en';
});

it.each([
  [['zh-CN', 'en'], 'zh'],
  [['zh-Hans-SG'], 'zh'],
  [['zh-TW'], 'zh'],
  [['fr', 'zh', 'en'], 'zh'],
  [['en-GB', 'zh'], 'en'],
  [['de', 'fr'], 'en'],
  [[], 'en'],
])('a browser that speaks %j is shown %s', async (languages, locale) => {
  expect((await page(languages)).currentLocale()).toBe(locale);
});

it('a remembered choice beats the browser, a link beats both', async () => {
  expect((await page(['zh-CN'], '', 'en')).currentLocale()).toBe('en');
  expect((await page(['en'], '#v=1&lang=zh', 'en')).currentLocale()).toBe('zh');
  expect((await page(['zh'], '#v=1&lang=fr')).currentLocale()).toBe('zh');
  expect((await page(['en'], '', 'klingon')).currentLocale()).toBe('en');
});

it('a choice is shown, remembered, and in the link', async () => {
  const { chooseLocale, currentLocale } = await page(['en'], '#v=1&sample=strict');
  expect(window.location.hash).toBe('#v=1&sample=strict');
  await chooseLocale('zh');
  expect(currentLocale()).toBe('zh');
  expect(document.documentElement.lang).toBe('zh-Hans');
  expect(window.localStorage.getItem('mtlscope.lang')).toBe('zh');
  expect(window.location.hash).toBe('#v=1&sample=strict&tab=summary&lang=zh');
});

it('what somebody chose on the page stays when they go back to a link in another language', async () => {
  const { chooseLocale, currentLocale } = await page(['en'], '#v=1&lang=zh');
  expect(currentLocale()).toBe('zh');
  await chooseLocale('en');
  window.location.hash = '#v=1&sample=strict&tab=summary&lang=zh';
  await vi.waitFor(() =>
    expect(window.location.hash).toBe('#v=1&sample=strict&tab=summary&lang=en'),
  );
  expect(currentLocale()).toBe('en');
});

it('a link that is opened in the same page is followed', async () => {
  await page(['en']);
  window.location.hash = '#v=1&lang=zh';
  await shows('zh-Hans');
  window.location.hash = '#v=1';
  await shows('en');
});

it('nothing is lost where nothing may be stored', async () => {
  vi.spyOn(Storage.prototype, 'getItem').mockImplementation(() => {
    throw new DOMException('forbidden', 'SecurityError');
  });
  vi.spyOn(Storage.prototype, 'setItem').mockImplementation(() => {
    throw new DOMException('forbidden', 'SecurityError');
  });
  const { chooseLocale, currentLocale } = await page(['en']);
  await chooseLocale('zh');
  expect(currentLocale()).toBe('zh');
});
