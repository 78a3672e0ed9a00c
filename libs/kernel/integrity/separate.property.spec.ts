import assert from 'node:assert/strict';
import fc from 'fast-check';
import { ERASED, PERSONAL_CLASSES, type JsonObject } from '#kernel/decider';
import { openPayload, sealPayload } from './payload.js';
import { PlainSealing } from './sealing.js';
import { markPart, join, separateParts, type Classes } from './payload.js';

const RUNS = Number(process.env.SEPARATED_RUNS ?? 100);

interface Shape {
  readonly classes: Classes;
  readonly data: JsonObject;
}

const fieldName = fc.stringMatching(/^[a-z][A-Za-z]{0,8}$/).filter((name) => name !== 'sealed' && !(name in {}));
const leaf = fc.oneof(fc.string({ unit: 'grapheme' }), fc.integer(), fc.boolean(), fc.constant(null));
const anyJson = fc.oneof(leaf, fc.array(leaf, { maxLength: 3 }), fc.dictionary(fieldName, leaf, { maxKeys: 3 }));

/** A payload together with its table: fields that are open, personal, or have fields of their own, also in lists. */
const { shape } = fc.letrec<{ shape: Shape }>((tie) => {
  const field = fc.oneof(
    { depthSize: 'small', withCrossShrink: true },
    fc.record({ classes: fc.constantFrom('open', ...PERSONAL_CLASSES), data: anyJson }),
    tie('shape'),
    // every element of a list has the same table, but not the same fields
    fc
      .tuple(tie('shape'), fc.array(fc.array(fc.boolean(), { minLength: 12, maxLength: 12 }), { maxLength: 4 }))
      .map(([one, kept]) => ({
        classes: one.classes,
        data: kept.map((keep) => Object.fromEntries(Object.entries(one.data).filter((_, index) => keep[index % 12]))),
      })),
  );
  return {
    shape: fc.dictionary(fieldName, field, { maxKeys: 6 }).map((fields) => ({
      classes: Object.fromEntries(Object.entries(fields).map(([name, { classes }]) => [name, classes])) as Classes,
      data: Object.fromEntries(Object.entries(fields).map(([name, { data }]) => [name, data])) as JsonObject,
    })),
  };
});

const where = { stream: 'account-1', eventId: 'e', type: 'Met' };
const plain = <T>(value: T): T => JSON.parse(JSON.stringify(value)) as T;
/** Every value that the table assigns to a class, at any depth. */
const personalIn = (data: unknown, classes: Classes): unknown[] =>
  Object.entries(data ?? {}).flatMap(([name, value]) => {
    const named = classes[name]!;
    if (named === 'open') return [];
    if (typeof named === 'string') return [value];
    return Array.isArray(value) ? value.flatMap((item) => personalIn(item, named)) : personalIn(value, named);
  });

describe('any payload', () => {
  it('is complete again from its open part and its parts, after they were serialised', () => {
    const whole = fc.property(shape, ({ data, classes }) => {
      const { open, parts } = separateParts(data, classes);
      assert.deepEqual(plain(join(plain(open), plain(Object.values(parts)))), plain(data));
    });
    expect(() => fc.assert(whole, { numRuns: RUNS })).not.toThrow();
  });

  it('is complete again from its stored form, too', async () => {
    const whole = fc.asyncProperty(shape, async ({ data, classes }) => {
      const stored = plain(await sealPayload(new PlainSealing(), classes, where, data));
      assert.deepEqual(await openPayload(new PlainSealing(), classes, where, stored), plain(data));
    });
    await expect(fc.assert(whole, { numRuns: RUNS })).resolves.toBeUndefined();
  });

  it('keeps nothing personal in its open part', () => {
    const marked = fc.property(shape, ({ data, classes }) => {
      const marks = new Set(personalIn(data, classes).filter((value) => typeof value === 'object' && value !== null));
      const { open } = separateParts(data, classes);
      const seen: unknown[] = [];
      JSON.stringify(open, (_, value: unknown) => (seen.push(value), value));
      assert.ok(!seen.some((value) => marks.has(value as object)));
      assert.deepEqual(personalIn(open, classes), []);
    });
    expect(() => fc.assert(marked, { numRuns: RUNS })).not.toThrow();
  });

  it('reads as erased in every personal field once all keys are destroyed, and keeps the rest', () => {
    const erased = fc.property(shape, ({ data, classes }) => {
      const { open } = separateParts(data, classes);
      const read = join(
        open,
        PERSONAL_CLASSES.map((personalClass) => markPart(open, classes, personalClass)),
      );
      assert.ok(personalIn(read, classes).every((value) => value === ERASED));
      assert.deepEqual(separateParts(read, classes).open, open);
    });
    expect(() => fc.assert(erased, { numRuns: RUNS })).not.toThrow();
  });
});

describe('a field', () => {
  it.each(['constructor', 'toString', '__proto__'])('named %s is in no class unless the table says so', (name) => {
    const data = JSON.parse(`{"${name}":{"name":"Sophea"}}`) as JsonObject;
    expect(() => separateParts(data, {})).toThrow(`${name} is in no class`);
  });

  it('may not have the name of the ciphertext field', async () => {
    const sealing = sealPayload(new PlainSealing(), { sealed: 'open' }, where, { sealed: 'x' });
    await expect(sealing).rejects.toThrow('is named sealed');
  });
});
