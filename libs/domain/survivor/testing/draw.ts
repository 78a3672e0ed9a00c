import * as fc from 'fast-check';
import { dayAt } from '#kernel/decider';
import type { Chance } from './chance.js';

/** Marks every personal text, so that a spec finds it wherever it must not be. */
export const PERSONAL = 'private: ';

/** An organisation that consents name as a recipient. */
export const PARTNER = 'Partner school';

const DAY_MS = 86_400_000;
const WILD_DAYS = ['1900-01-01', '2002-06-01', '2019-12-31', '2020-02-29', '2099-12-31'] as const;
const STRANGER = '00000000-0000-4000-8000-000000000000';

/** Unusual texts. */
const ODD_TEXTS = fc.sample(fc.string(), { seed: 2020, numRuns: 500 });

export const instantAfter = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * DAY_MS).toISOString();

/** 64 random bits: enough that no two ids of one run are the same. */
export const idBy = (chance: Chance): string => {
  const [one, two] = [chance(0xffff_ffff), chance(0xffff_ffff)].map((part) => part.toString(16).padStart(8, '0'));
  return `${one}-${two!.slice(0, 4)}-4${two!.slice(4, 7)}-8${two!.slice(7)}00-00000000${one!.slice(0, 4)}`;
};

/**
 * Draws the parts of a command: what a case worker might enter on that day, or now and then anything that the schema
 * allows.
 */
export class Draw {
  constructor(
    readonly chance: Chance,
    readonly now: string,
    /** How many in a hundred parts are odd. */
    readonly odd: number,
  ) {}

  /** Whether the next part is odd: seldom two in one command, or only the first of its faults would ever be seen. */
  get isWild(): boolean {
    return this.whole(99) < this.odd;
  }

  one = <const Value>(list: readonly Value[]): Value => list[this.whole(list.length - 1)]!;

  /** A random part of a list of at most thirty. */
  some = <const Value>(list: readonly Value[]): Value[] => {
    const chosen = this.whole(2 ** list.length - 1);
    return list.filter((_, index) => (chosen & (1 << index)) !== 0);
  };

  whole = (max: number): number => this.chance(max);

  flag = (): boolean => this.whole(1) === 0;

  /** True with probability 1 / `times`. */
  rarely = (times: number): boolean => this.whole(times - 1) === 0;

  /** Mostly today, since most events are recorded at once. */
  day = (): string => {
    if (this.isWild) return this.one(WILD_DAYS);
    return dayAt(this.rarely(4) ? instantAfter(this.now, -this.whole(9)) : this.now);
  };

  id = (): string => idBy(this.chance);

  /** A known id, if there is one. */
  known = (ids: readonly string[]): string => (this.isWild || ids.length === 0 ? STRANGER : this.one(ids));

  text = (): string => (this.isWild ? this.one(ODD_TEXTS) : this.one(['Sok', 'Poipet', PARTNER]));

  personal = (): string => PERSONAL + this.text();

  /** A field, or nothing at all. */
  maybe = <Field extends object>(make: () => Field): Partial<Field> => (this.flag() ? make() : {});
}
