/** How often each event and each refusal has come, in all the lives of one telling. */
export class Reached {
  readonly #times = new Map<string, number>();

  times = (what: string): number => this.#times.get(what) ?? 0;

  note(what: string): void {
    this.#times.set(what, this.times(what) + 1);
  }

  /** What has come least: the first of those. */
  least = <Value>(list: readonly Value[], whatOf: (value: Value) => string): Value =>
    list.reduce((one, other) => (this.times(whatOf(other)) < this.times(whatOf(one)) ? other : one));
}
