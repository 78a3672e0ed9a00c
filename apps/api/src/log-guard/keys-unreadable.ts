import { kindOf } from '#kernel/projections';

/** The keys database was reached, and what it was asked failed: no outage, which passes by itself. */
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
