import type { Measure } from '../../picture/fit-text';
import { type Palette, paletteOf } from '../../picture/palette';

/** The colours of the page as they are at the moment, light or dark, as `rgb(…)`. */
export function readPalette(): Palette {
  const probe = document.createElement('span');
  document.body.append(probe);
  const palette = paletteOf((token) => {
    probe.style.color = `var(--${token})`;
    return getComputedStyle(probe).color;
  });
  probe.remove();
  return palette;
}

/** Measures as the browser will draw. */
export function measureInBrowser(): Measure {
  const context = document.createElement('canvas').getContext('2d');
  return (text, font) => {
    // Without a canvas, half the size of the font a letter is near enough.
    if (context === null)
      return text.length * (Number.parseFloat(/[\d.]+px/.exec(font)?.[0] ?? '12') / 2);
    context.font = font;
    return context.measureText(text).width;
  };
}
