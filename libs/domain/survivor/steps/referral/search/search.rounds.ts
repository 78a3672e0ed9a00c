/** How many candidates are decided on and opened at once: rather more than a page. */
export const AT_ONCE = 30;

/** Each of these may cost a read of the log. */
const AT_ONCE_MAX = 240;

/**
 * The rounds in which the candidates of one page are decided on and opened: first as many as the page needs, since nearly
 * all of them may agree, and up to `AT_ONCE`. A round costs one look at the log, and statements; so after a round in which
 * hardly any agreed, the next one is twice as large, and after another one it is small again.
 */
export class Rounds {
  #decided = 0;
  #size: number;

  constructor(needed: number) {
    this.#size = Math.min(needed, AT_ONCE);
  }

  /** @param candidates those that follow: more may come after them */
  *of<Candidate>(candidates: readonly Candidate[]): Iterable<readonly Candidate[]> {
    for (let from = 0; from < candidates.length;) {
      const some = candidates.slice(from, from + this.#size);
      from += some.length;
      yield some;
    }
  }

  /** Call it after each round. @param agreed how many of them are matches */
  end(decided: number, agreed: number): void {
    this.#decided += decided;
    if (this.#decided < AT_ONCE) this.#size = AT_ONCE - this.#decided;
    else if (agreed * AT_ONCE >= decided) this.#size = AT_ONCE;
    else this.#size = Math.min(Math.max(AT_ONCE, 2 * this.#size), AT_ONCE_MAX);
  }
}
