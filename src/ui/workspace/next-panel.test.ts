// @vitest-environment jsdom
import { expect, it } from 'vitest';
import { focusNextPanel } from './next-panel';

it('goes into each panel that is open and has something to focus, around and out of a field', () => {
  document.body.innerHTML = `
    <header data-pane><button id="search"></button></header>
    <nav data-pane><input id="filter"><div role="tree" tabindex="0" id="tree"></div></nav>
    <section data-pane><button></button><div role="application"><i tabindex="0" id="box"></i></div></section>
    <section data-pane inert><button id="hidden"></button></section>
    <section data-pane><p>nothing</p></section>
    <section data-pane><button></button><h2 tabindex="-1" id="name"></h2></section>`;
  const visited = Array.from({ length: 5 }, () => {
    focusNextPanel();
    return document.activeElement?.id;
  });
  expect(visited).toEqual(['search', 'tree', 'box', 'name', 'search']);
  document.getElementById('filter')?.focus();
  focusNextPanel();
  expect(document.activeElement?.id).toBe('box');
});
