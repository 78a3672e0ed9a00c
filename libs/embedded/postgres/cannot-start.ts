/** The embedded Postgres cannot start, for a reason that its user can remove. */
export class CannotStart extends Error {
  override readonly name = 'CannotStart';
}
