/** Width of a text in pixels; `font` as in CSS. */
export type Measure = (text: string, font: string) => number;

/** The longest form of a text that is no wider: whole, or without its middle or its end. */
export function fitText(
  text: string,
  width: number,
  font: string,
  measure: Measure,
  cut: 'middle' | 'end',
): string {
  if (measure(text, font) <= width) return text;
  const letters = [...text];
  const shortened = (kept: number): string => {
    const head = cut === 'end' ? kept : Math.ceil(kept / 2);
    const tail = letters.slice(letters.length - (kept - head)).join('');
    return `${letters.slice(0, head).join('')}…${kept === head ? '' : tail}`;
  };
  let low = 0;
  let high = letters.length - 1;
  while (low < high) {
    const middle = Math.ceil((low + high) / 2);
    if (measure(shortened(middle), font) <= width) low = middle;
    else high = middle - 1;
  }
  return shortened(low);
}
