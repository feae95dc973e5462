/** Where the outer structure of a file stops being JSON, or stops at all. */
export class OuterError extends Error {
  override readonly name = 'OuterError';
  /**
   * `cut`: the file ends here; `broken`: the text here is not JSON; `empty`: nothing but white
   * space.
   */
  readonly kind: 'cut' | 'broken' | 'empty';
  /** Offset in bytes. */
  readonly at: number;
  /** Brackets of the outer structure that are open here. */
  readonly open: number;

  constructor(kind: OuterError['kind'], at: number, open: number) {
    super(kind);
    this.kind = kind;
    this.at = at;
    this.open = open;
  }
}
