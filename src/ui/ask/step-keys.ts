/** The position of a card on the screen. */
export interface Card {
  readonly getBoundingClientRect: () => Pick<DOMRect, 'left' | 'top' | 'width'>;
}

/** The card that a key moves to, among cards in rows; undefined: the key means nothing there. */
export function neighbour<T extends Card>(
  key: string,
  from: T,
  cards: readonly T[],
): T | undefined {
  const at = cards.indexOf(from);
  switch (key) {
    case 'ArrowRight':
      return cards[at + 1];
    case 'ArrowLeft':
      return cards[at - 1];
    case 'Home':
      return cards[0];
    case 'End':
      return cards.at(-1);
    case 'ArrowDown':
      return nearest(from, nextRow(from, cards.slice(at + 1)));
    case 'ArrowUp':
      return nearest(from, nextRow(from, cards.slice(0, at).reverse()));
    default:
      return undefined;
  }
}

const top = (card: Card): number => card.getBoundingClientRect().top;

/** The first of the cards in another row, and all of that row. */
function nextRow<T extends Card>(from: T, cards: readonly T[]): readonly T[] {
  const first = cards.find((card) => top(card) !== top(from));
  return first === undefined ? [] : cards.filter((card) => top(card) === top(first));
}

const middle = (card: Card): number => {
  const { left, width } = card.getBoundingClientRect();
  return left + width / 2;
};

/** The card above or below. */
const nearest = <T extends Card>(from: T, row: readonly T[]): T | undefined =>
  [...row].sort(
    (a, b) => Math.abs(middle(a) - middle(from)) - Math.abs(middle(b) - middle(from)),
  )[0];
