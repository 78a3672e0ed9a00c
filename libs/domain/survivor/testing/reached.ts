import type { Chance } from './chance.js';

const RARE = 8;

interface Answer<Asked> {
  /** The last command that led to it. */
  asked: Asked;
  times: number;
}

/** How often each event and each refusal has come in all journeys of one run, and which command led to it. */
export class ReachedCodes<Asked extends string> {
  readonly #answers = new Map<string, Answer<Asked>>();

  note(what: string, asked: Asked): void {
    const answer = this.#answers.get(what);
    if (answer) {
      answer.asked = asked;
      answer.times++;
    } else this.#answers.set(what, { asked, times: 1 });
  }

  /** The value whose result has come least: the first of those. */
  leastReached<Value>(list: readonly Value[], whatOf: (value: Value) => string): Value {
    const times = (value: Value) => this.#answers.get(whatOf(value))?.times ?? 0;
    return list.reduce((one, other) => (times(other) < times(one) ? other : one));
  }

  /** The command that led to one of the few rarest results. */
  drawRareCommand(chance: Chance): Asked | undefined {
    // sorting all results for each of some hundred thousand commands would take longer than the commands
    const rare: Answer<Asked>[] = [];
    for (const answer of this.#answers.values()) {
      let place = rare.length;
      while (place > 0 && rare[place - 1]!.times > answer.times) place--;
      if (place === RARE) continue;
      rare.splice(place, 0, answer);
      if (rare.length > RARE) rare.pop();
    }
    return rare[chance(RARE - 1)]?.asked;
  }
}
