/** What takes the focus in a panel: what is walked by arrow keys, or the heading of what is shown. */
const ENTRY =
  '[role="tree"], [role="grid"] [tabindex="0"], [role="application"] [tabindex="0"], h2[tabindex]';
const CONTROL = 'button:enabled, a[href], input:enabled, [tabindex="0"]';

/** Moves the focus from the panel that has it into the next one, around; out of a field as well. */
export function focusNextPanel(): void {
  const panels = [...document.querySelectorAll<HTMLElement>('[data-pane]')];
  const at = panels.findIndex((panel) => panel.contains(document.activeElement));
  for (let step = 1; step <= panels.length; step += 1) {
    const panel = panels[(at + step) % panels.length];
    if (panel === undefined || panel.closest('[inert]') !== null) continue;
    const into =
      panel.querySelector<HTMLElement>(ENTRY) ?? panel.querySelector<HTMLElement>(CONTROL);
    if (into === null) continue;
    into.focus();
    return;
  }
}
