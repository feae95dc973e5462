/** Something that must hold for every file did not. */
export class Violation extends Error {
  override readonly name = 'Violation';

  constructor(what: string, where = '') {
    super(where === '' ? what : `${what}: ${where.slice(0, 2000)}`);
  }
}
