import * as fc from 'fast-check';
import { dayAt } from '#decider';

/** Marks every text that is personal, so that a spec finds it wherever it must not be. */
export const PERSONAL = 'private: ';

const DAY = 86_400_000;
const WILD_DAYS = ['1900-01-01', '2002-06-01', '2019-12-31', '2020-02-29', '2099-12-31'] as const;
const STRANGER = '00000000-0000-4000-8000-000000000000';

export const later = (instant: string, days: number): string =>
  new Date(Date.parse(instant) + days * DAY).toISOString();

/** What a command is made of: what a case worker might say on that day, or anything that the schema lets through. */
export class Draw {
  constructor(
    readonly g: fc.GeneratorValue,
    readonly now: string,
    readonly wild: boolean,
  ) {}

  one = <const Value>(list: readonly Value[]): Value => this.g(fc.constantFrom<Value[]>, ...list);

  some = <const Value>(list: readonly Value[]): Value[] => [...this.g(fc.subarray<Value>, [...list])];

  whole = (max: number): number => this.g(fc.nat, max);

  flag = (): boolean => this.g(fc.boolean);

  /** One in so many. */
  rarely = (times: number): boolean => this.whole(times - 1) === 0;

  /** Mostly today: what happens is mostly recorded at once. */
  day = (): string => {
    if (this.wild) return this.one(WILD_DAYS);
    return dayAt(this.rarely(4) ? later(this.now, -this.whole(9)) : this.now);
  };

  id = (): string => this.g(fc.uuid);

  /** One that is known already, if there is one. */
  known = (ids: readonly string[]): string => (this.wild || ids.length === 0 ? STRANGER : this.one(ids));

  text = (): string => (this.wild ? this.g(fc.string) : this.one(['Sok', 'Poipet', 'Partner school']));

  personal = (): string => PERSONAL + this.text();

  /** A field, or nothing at all. */
  maybe = <Field extends object>(make: () => Field): Partial<Field> => (this.flag() ? make() : {});
}
