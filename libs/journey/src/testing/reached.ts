import type { Chance } from './draw.js';

const RARE = 8;

/** How often each event and each refusal has come, in all the lives of one telling, and what was asked for it. */
export class Reached<Asked extends string> {
  readonly #times = new Map<string, number>();
  readonly #asked = new Map<string, Asked>();

  times = (what: string): number => this.#times.get(what) ?? 0;

  note(what: string, asked: Asked): void {
    this.#times.set(what, this.times(what) + 1);
    this.#asked.set(what, asked);
  }

  /** What has come least: the first of those. */
  least = <Value>(list: readonly Value[], whatOf: (value: Value) => string): Value =>
    list.reduce((one, other) => (this.times(whatOf(other)) < this.times(whatOf(one)) ? other : one));

  /** What was asked for one of the few that came least. */
  askedForTheRare(chance: Chance): Asked | undefined {
    const rare = [...this.#asked].toSorted(([one], [other]) => this.times(one) - this.times(other)).slice(0, RARE);
    return rare[chance(RARE - 1)]?.[1];
  }
}
