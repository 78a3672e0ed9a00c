import type { Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { steps } from '#domain/aggregates';
import { commandNameOf } from '#nest/plain';
import { decideLines } from '../cohort/testing/decided.js';
import { borderPerson } from './border.js';
import { EVERYBODY, entersAftercare, isIdentified, kindOf } from './kinds.js';

const INPUTS: Readonly<Record<string, Type>> = Object.assign({}, ...steps.map(({ inputs }) => inputs));
const PEOPLE = Number(process.env.BORDER_PEOPLE ?? 350);
const everybody = Array.from({ length: EVERYBODY }, (_, index) => index);
const people = Array.from({ length: PEOPLE }, (_, index) => borderPerson(2020, index));
const commands = people.flatMap((one) => one.commands);

describe('of all who were sent back', () => {
  it('there are as many men, women, boys and girls as the report counts', () => {
    const count = (kind: string) => everybody.filter((index) => kindOf(index) === kind).length;
    expect(['Man', 'Woman', 'Boy', 'Girl'].map(count)).toEqual([31_733, 25_580, 3_318, 3_162]);
  });

  it('in every part there are about as many of each, so that a small set is like the large one', () => {
    for (const from of [0, 20_000, 63_000]) {
      const girls = Array.from({ length: 1_000 }, (_, n) => kindOf(from + n)).filter((kind) => kind === 'Girl').length;
      expect(Math.abs(girls - (1_000 * 3_162) / EVERYBODY)).toBeLessThan(3);
    }
  });

  it('three of a hundred are identified, and a tenth of those enter aftercare', () => {
    const identified = everybody.filter(isIdentified);
    expect(identified).toHaveLength(1_913);
    expect(everybody.filter(entersAftercare)).toHaveLength(191);
    expect(everybody.filter(entersAftercare).every(isIdentified)).toBe(true);
  });
});

it('no command of a person who stays in aftercare is refused or superfluous', () => {
  const staying = everybody.filter(entersAftercare).map((index) => borderPerson(2020, index));
  const { refused, unchanged } = decideLines(staying.flatMap((one) => one.commands));
  expect(refused).toEqual([]);
  expect(unchanged).toEqual([]);
});

describe(`the first ${PEOPLE} people`, () => {
  const { refused, unchanged, events } = decideLines(commands);

  it('is against no rule, and every command of it tells something new', () => {
    expect(refused).toEqual([]);
    expect(unchanged).toEqual([]);
  });

  it('has the form that the API asks for', () => {
    const wrong = commands.flatMap(({ mutation, input }) => {
      const name = commandNameOf(mutation);
      const errors = validateSync(plainToInstance(INPUTS[name]!, input) as object, {
        whitelist: true,
        forbidNonWhitelisted: true,
      });
      return errors.filter(({ property }) => property !== 'by').map(({ property }) => `${mutation}: ${property}`);
    });
    expect(new Set(wrong)).toEqual(new Set());
  });

  it('is about eleven events of each, 700,000 in all', () => {
    expect((events.length / PEOPLE) * EVERYBODY).toBeGreaterThan(650_000);
    expect((events.length / PEOPLE) * EVERYBODY).toBeLessThan(750_000);
  });

  it('have one referral and one interview each, and about twenty events more for those in aftercare', () => {
    const countOf = (mutation: string) => commands.filter((command) => command.mutation === mutation).length;
    expect(countOf('receiveReferral')).toBe(PEOPLE);
    expect(countOf('conductScreeningInterview')).toBe(PEOPLE);
    for (const one of people.filter((_, index) => entersAftercare(index))) {
      expect(one.commands.length).toBeGreaterThan(28);
      expect(one.commands.length).toBeLessThan(45);
    }
  });

  it('tells of 2020 only, in the order of days', () => {
    for (const one of people) {
      const days = one.commands.flatMap(({ input }) => (input.on ? [String(input.on)] : []));
      expect(days).toEqual(days.toSorted());
      expect(days.every((day) => day.startsWith('2020'))).toBe(true);
    }
  });

  it('is of invented people only, who say so', () => {
    const names = commands.flatMap(({ input }) => [input.familyName, input.localFamilyName]).filter(Boolean);
    expect(names).toHaveLength(2 * PEOPLE);
    expect(names.every((name) => String(name).endsWith('(SYNTHETIC)'))).toBe(true);
  });
});

it('the same seed and number give the same person in a set of any size; another seed gives another person', () => {
  expect(borderPerson(2020, 41)).toEqual(people[41]);
  const ids = [2020, 1, 77].flatMap((seed) =>
    [41, 42, EVERYBODY + 41].map((index) => borderPerson(seed, index).survivorId),
  );
  expect(new Set(ids).size).toBe(ids.length);
});
