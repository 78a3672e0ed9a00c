import type { PersonalClass } from '#kernel/decider';

/** The personal data that may be opened for one request: set by the reading gate, checked by every personal value. */
export class Disclosure {
  readonly #classes = new Map<string, ReadonlySet<PersonalClass>>();

  add(survivorId: string, classes: readonly PersonalClass[]): void {
    this.#classes.set(survivorId, new Set([...(this.#classes.get(survivorId) ?? []), ...classes]));
  }

  /** @param whose all of these survivors; without any, everyone with a disclosure in this request. */
  includes(personalClass: PersonalClass, whose: readonly string[] = []): boolean {
    const known = whose.length > 0 ? whose.map((id) => this.#classes.get(id)) : [...this.#classes.values()];
    if (known.length === 0 || known.includes(undefined)) throw new MissingDisclosure();
    return known.every((classes) => classes!.has(personalClass));
  }
}

/** A query shows personal values without having passed the reading gate: a bug, and nothing is shown. */
export class MissingDisclosure extends Error {
  override readonly name = 'MissingDisclosure';

  constructor() {
    super('A personal value was requested for a survivor whose record was not opened in this request.');
  }
}
