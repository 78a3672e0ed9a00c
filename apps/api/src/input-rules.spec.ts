import { TypeMetadataStorage } from '@nestjs/graphql';
import type { Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { getMetadataStorage, validateSync, type ValidationError } from 'class-validator';
import fc from 'fast-check';
import { steps } from '#domain/aggregates';
import { declaredFieldsOf, mutationNameOf, type DeclaredField } from '#nest';
import { isSurelyValid } from '#platform';
import { resolvers } from './resolvers.js';

const ID = '0b0e7a3e-6f0b-4f0e-9c43-8f3c6b1d2a10';
const CURSORS = [`2020-02-29/${ID}`, `2026-02-28T10:00:00.000Z/${ID}`, `0/1/2026-02-28T10:00:00.000Z/${ID}`, `0/${ID}`];
const TEXTS = [ID, ID.toUpperCase(), `${ID}/7`, '2020-02-29', '2020-06-30T10:00:00Z', 'ស្រី', 'two\nlines', ...CURSORS];
const NAMES = [
  '0'.repeat(64),
  'SiemReapCac',
  'sokha',
  'KH',
  'khm',
  'THB',
  '17',
  '1710',
  'TH-10',
  'Asia/Phnom_Penh',
  'sokha@a21.org',
];
const HOSTILE_TEXTS = ['', ' ', '__proto__', 'constructor', 'a\u202eb', '\ud800', '2020-02-30', 'x'.repeat(20_000)];
const OTHERS = [0, 1, 3, 50, 2020, -1, 1.5, Number.NaN, 1e12, true, false, null, undefined];
const HOSTILE: unknown[] = [
  {},
  [],
  [[]],
  [null],
  [{}],
  { toString: 7 },
  new Date(0),
  new Map(),
  new Set(['x']),
  () => 'x',
];

/** Texts, numbers and others that are right for some field, and wrong for most. */
const single: unknown[] = [...TEXTS, ...NAMES, ...HOSTILE_TEXTS, ...OTHERS];

const COMMANDS = steps.flatMap(({ inputs: commanded }) => Object.entries(commanded));

const rulesOf = (type: Type) => getMetadataStorage().getTargetValidationMetadatas(type, '', false, false);

/** A code of each list that a rule of the class names. */
const codesIn = (type: Type): unknown[] =>
  rulesOf(type)
    .map(({ constraints }) => (constraints?.[0] as unknown[] | undefined)?.[0])
    .filter((one) => typeof one === 'string');

const judgedBy = (type: Type, plain: object): { readonly problems: ValidationError[]; readonly left: object } => {
  const left: object = plainToInstance(type, plain);
  return { problems: validateSync(left, { whitelist: true, forbidUnknownValues: false }), left };
};

/** The fields that refuse this value. */
const refusalsOf = (type: Type, value: unknown): ReadonlySet<string> => {
  const everywhere = Object.fromEntries([...declaredFieldsOf(type).keys()].map((field) => [field, value]));
  return new Set(judgedBy(type, everywhere).problems.map(({ property }) => property));
};

const PARTS: ReadonlySet<string> = new Set(['part', 'parts']);

/** Values that the field takes, found by asking class-validator. */
const validFor = (
  candidates: readonly (readonly [value: unknown, refusedBy: ReadonlySet<string>])[],
  field: string,
  { control, type: typeOf, isOptional }: DeclaredField,
): fc.Arbitrary<unknown> => {
  if (PARTS.has(control)) {
    const partType = [typeOf()].flat()[0] as Type;
    const part = declaredFieldsOf(partType).size > 0 ? valid(partType) : restated(field, partType);
    const parts = control === 'part' ? part : fc.array(part, { maxLength: 3 });
    // a correction has a part for each command, and a draw with many of them hardly ever keeps all rules
    const none = { weight: isOptional ? 9 : 0, arbitrary: fc.constant(null) };
    return fc.oneof(none, { weight: 1, arbitrary: parts });
  }
  if (control in BESIDE_EACH_OTHER) return fc.constant(BESIDE_EACH_OTHER[control]);
  const kept = candidates.filter(([, refusedBy]) => !refusedBy.has(field));
  if (kept.length === 0) throw new Error(`Name a value for ${field}, of which no candidate is valid.`);
  return fc.constantFrom(...kept.map(([value]) => value));
};

/** A district is right only beside its province. */
const BESIDE_EACH_OTHER: Readonly<Record<string, string>> = { province: '17', district: '1710' };

/** What a correction takes in the place of a command: what that command takes, without what belongs to no entry. */
const restated = (mutation: string, part: Type): fc.Arbitrary<object> => {
  const names = new Set(rulesOf(part).map(({ propertyName }) => propertyName));
  const [, command] = COMMANDS.find(([name]) => mutationNameOf(name) === mutation)!;
  return valid(command).map((input) => Object.fromEntries(Object.entries(input).filter(([name]) => names.has(name))));
};

/** What the class takes: each field that must be there, and any of the others. */
const valid = (type: Type): fc.Arbitrary<object> => {
  const declared = [...declaredFieldsOf(type)];
  const values = [...new Set([...codesIn(type), ...single])].filter((one) => one !== undefined);
  const candidates = [...values, [], ...values.map((one) => [one])].map(
    (value) => [value, refusalsOf(type, value)] as const,
  );
  const model = Object.fromEntries(declared.map(([field, how]) => [field, validFor(candidates, field, how)]));
  const requiredKeys = declared.filter(([, { isOptional }]) => !isOptional).map(([field]) => field);
  return fc.record(model, { requiredKeys });
};

const anything = fc.oneof(fc.constantFrom(...single, ...HOSTILE), fc.anything({ maxDepth: 2 }));
const KEYS = ['__proto__', 'constructor', 'prototype', 'toString', 'hasOwnProperty', 'by', 'more'];

/** Some fields of a valid input replaced by anything, by a getter, or beside fields that the class does not know. */
const hostile = (type: Type, rightInput: fc.Arbitrary<object>): fc.Arbitrary<object> => {
  const fields = [...declaredFieldsOf(type).keys()];
  const change = fc.tuple(fc.constantFrom(...fields, ...KEYS), anything, fc.boolean());
  return fc.tuple(rightInput, fc.array(change, { minLength: 1, maxLength: 3 })).map(([input, changes]) => {
    for (const [key, value, isGetter] of changes)
      Object.defineProperty(input, key, {
        ...(isGetter ? { get: () => value } : { value, writable: true }),
        enumerable: true,
        configurable: true,
      });
    return input;
  });
};

/** Of each command, of its parts, and of each query. */
const inputs = [
  ...new Set([
    ...COMMANDS.map(([, type]) => type),
    ...[...TypeMetadataStorage.getInputTypesMetadata(), ...TypeMetadataStorage.getArgumentsMetadata()].map(
      ({ target }) => target as Type,
    ),
  ]),
].filter((type) => declaredFieldsOf(type).size > 0);

/** The verdict of both. An input that is surely valid has no problem, and nothing is taken out of it. */
const compare = (type: Type, plain: object) => {
  const instance: unknown = plainToInstance(type, plain);
  const { problems, left } = judgedBy(type, plain);
  if (!isSurelyValid(instance, type)) return problems.length === 0 ? 'left to class-validator' : 'refused';
  expect(problems).toEqual([]);
  expect(instance).toEqual(left);
  return 'valid';
};

describe('the rules of every input', () => {
  it('are those of all resolvers', () => {
    expect(resolvers.length).toBeGreaterThan(0);
    expect(inputs.length).toBeGreaterThan(150);
  });

  describe.each(inputs.map((type) => ({ name: type.name, type })))('$name', ({ type }) => {
    const rightInput = valid(type);

    it('is found valid without class-validator where it keeps them', () => {
      const verdicts = new Set<string>();
      fc.assert(
        fc.property(rightInput, (input) => void verdicts.add(compare(type, input))),
        { numRuns: 20 },
      );
      expect([...verdicts]).toContain('valid');
      expect([...verdicts]).not.toContain('left to class-validator');
    });

    it('keeps them where it is found valid, whatever is sent', () => {
      fc.assert(
        fc.property(hostile(type, rightInput), (input) => void compare(type, input)),
        { numRuns: 40 },
      );
    });
  });
});
