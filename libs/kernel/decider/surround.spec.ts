import { fold, type Decider, type EventMetadata } from './decider.js';
import type { EventOf } from './event.js';
import { precondition, type Layer } from './layer.js';
import { refuse } from './refusal.js';
import { surround } from './surround.js';
import { specification } from './testing.js';

type Counts = { readonly bread: number };
type Events = { Baked: { loaves: number } };

const bakery: Decider<Counts, Events, { Bake: { loaves: number } }> = {
  initial: { bread: 0 },
  decide: { Bake: (_, { loaves }) => [{ type: 'Baked', data: { loaves } }] },
  evolve: { Baked: ({ bread }, { loaves }) => ({ bread: bread + loaves }) },
};

const diary: Layer<Counts, { readonly days: readonly string[] }> = {
  name: 'diary',
  initial: { days: [] },
  evolve: (inner, type) => (state, data, recording) => ({
    ...inner.evolve[type]!(state, data, recording),
    days: [...state.days, recording.at],
  }),
};

const doubleBatch: Layer<Counts, {}, { BakeTwice: { loaves: number } }, EventOf<Events>> = {
  name: 'double batch',
  commands: (inner) => ({
    BakeTwice: (state, command, context) => {
      const [first] = inner.decide.Bake!(state, command, context) as readonly EventOf<Events>[];
      return [first!, first!];
    },
  }),
};

const notEmpty = precondition<Counts>('not empty', ({ bread }, command) => {
  if (bread === 0 && command === 'BakeTwice') refuse('EMPTY', 'Bake once first.');
});
const closed = precondition<unknown>('closed', () => refuse('CLOSED', 'The bakery is closed.'));

const bakedEvent = (loaves: number) => ({ type: 'Baked', data: { loaves } }) as const;

describe('a decider that layers surround', () => {
  const given = specification(surround(bakery, [diary, doubleBatch, notEmpty]));

  it('has the commands and the state of every layer', () => {
    expect(given(bakedEvent(3)).state()).toEqual({ bread: 3, days: ['2025-03-01T09:00:00.000Z'] });
    expect(given(bakedEvent(3)).when('BakeTwice', { loaves: 2 })).toEqual([bakedEvent(2), bakedEvent(2)]);
  });

  it('refuses by an outer layer before an inner one decides', () => {
    expect(given().when('BakeTwice', { loaves: 2 })).toBe('EMPTY');
    expect(given().when('Bake', { loaves: 2 })).toEqual([bakedEvent(2)]);
  });

  it('is ordered from the inside out: a layer surrounds only those before it', () => {
    const inside = specification(surround(bakery, [closed, doubleBatch, diary]));
    expect(inside().when('BakeTwice', { loaves: 2 })).toBe('CLOSED');
    const beforeBoth = specification(surround(bakery, [notEmpty, doubleBatch]));
    expect(beforeBoth().when('BakeTwice', { loaves: 2 })).toEqual([bakedEvent(2), bakedEvent(2)]);
  });

  it('leaves the decider itself unchanged', () => {
    expect(Object.keys(bakery.decide)).toEqual(['Bake']);
    expect(fold(bakery, [{ ...bakedEvent(1), ...({ id: 'event-0' } as EventMetadata) }])).toEqual({ bread: 1 });
  });

  it('does not start when two layers claim one command', () => {
    // @ts-expect-error -- duplicateCommand: 'BakeTwice'
    expect(() => surround(bakery, [doubleBatch, { ...doubleBatch, name: 'another batch' }])).toThrow(
      'The layer another batch adds the command BakeTwice, which is already decided: rename one of them.',
    );
  });

  it('is checked by the compiler', () => {
    const cellar: Layer<{ readonly wine: number }> = { name: 'cellar' };
    // @ts-expect-error -- missingState: wine
    surround(bakery, [cellar]);

    const oven: Layer<unknown, {}, { Heat: {} }, { readonly type: 'Heated'; readonly data: {} }> = { name: 'oven' };
    // @ts-expect-error -- recordsUnknownEvent: 'Heated'
    surround(bakery, [oven]);

    const reading: Layer<{ readonly days: readonly string[] }> = { name: 'reading' };
    surround(bakery, [diary, reading]);
    // @ts-expect-error -- missingState: the diary must come first
    surround(bakery, [reading, diary]);

    // @ts-expect-error -- no such command
    expect(() => given().when('BakeThrice', { loaves: 1 })).toThrow(TypeError);
  });
});
