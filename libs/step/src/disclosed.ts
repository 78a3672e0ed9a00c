import type { PersonalClass } from '#decider';

/** What may be opened in the answer to one request: said by the door to a record, asked by every personal value. */
export class Disclosed {
  readonly #classes = new Map<string, ReadonlySet<PersonalClass>>();

  add(survivorId: string, classes: readonly PersonalClass[]): void {
    this.#classes.set(survivorId, new Set([...(this.#classes.get(survivorId) ?? []), ...classes]));
  }

  /** @param whose of all of these; of whomever something is disclosed, when it is not known. */
  includes(personalClass: PersonalClass, whose: readonly string[] = []): boolean {
    const known = whose.length > 0 ? whose.map((id) => this.#classes.get(id)) : [...this.#classes.values()];
    if (known.length === 0 || known.includes(undefined)) throw new NothingDisclosed();
    return known.every((classes) => classes!.has(personalClass));
  }
}

/** A query shows personal values and did not go through the door: a bug, and nobody is told anything. */
export class NothingDisclosed extends Error {
  override readonly name = 'NothingDisclosed';

  constructor() {
    super('A personal value was asked for of somebody whose record nobody has opened for this request.');
  }
}
