import { earlierDay, isSubject, type Day } from '#kernel/decider';

/** What the registers accept as a code. */
const OFFICE = /^[A-Z][A-Za-z]{1,40}$/;

interface SeenWorker {
  readonly on: Day;
  readonly roles: ReadonlySet<string>;
  readonly office: string | undefined;
}

/** A command of the registers, as a mutation with its input. */
export interface DraftedCommand {
  readonly mutation: 'openOffice' | 'registerWorker';
  readonly input: { readonly on: Day } & Readonly<Record<string, unknown>>;
}

/** Registers that accept everything that was seen: each office and worker from the first day on which it was named. */
export class RegisterDraft {
  readonly #offices = new Map<string, Day>();
  readonly #workers = new Map<string, SeenWorker>();

  addOffice(code: unknown, on: Day): void {
    if (typeof code === 'string' && OFFICE.test(code)) this.#offices.set(code, earlierDay(this.#offices.get(code), on));
  }

  addWorker(id: unknown, on: Day, { role, office }: { readonly role?: string; readonly office?: unknown } = {}): void {
    if (!isSubject(id)) return;
    const before = this.#workers.get(id);
    const named = typeof office === 'string' && OFFICE.test(office) ? office : undefined;
    this.#workers.set(id, {
      on: earlierDay(before?.on, on),
      roles: new Set([...(before?.roles ?? []), ...(role === undefined ? [] : [role])]),
      office: named ?? before?.office,
    });
  }

  /** Offices first, each from a day on which all its workers may join it. */
  commands(): readonly DraftedCommand[] {
    for (const { office, on } of this.#workers.values()) this.addOffice(office, on);
    const offices = [...this.#offices]
      .toSorted(byCode)
      .map(([office, on]): DraftedCommand => ({ mutation: 'openOffice', input: { office, on } }));
    const workers = [...this.#workers].toSorted(byCode).map(([worker, { on, roles, office }]): DraftedCommand => ({
      mutation: 'registerWorker',
      input: { worker, roles: [...roles].toSorted(), ...(office !== undefined && { office }), on },
    }));
    return [...offices, ...workers];
  }
}

const byCode = ([one]: readonly [string, unknown], [other]: readonly [string, unknown]): number =>
  one < other ? -1 : 1;
