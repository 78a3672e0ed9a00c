import { kindOf } from '#kernel/projections';

/** A query of the keys database failed, and not because the database was away, which passes by itself. */
export class KeysUnreadable extends Error {
  override readonly name = 'KeysUnreadable';

  /** @param cause of which only the kind is shown */
  constructor(cause: unknown) {
    super(
      `It cannot be checked whether the keys database sealed this log (${kindOf(cause)}): check KEYS_DATABASE_URL, or else DATABASE_URL.`,
      { cause },
    );
  }
}
