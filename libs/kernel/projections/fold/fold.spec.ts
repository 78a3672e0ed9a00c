import { foldRows, rowKeysOf, factRows } from './fold.js';
import { facts, rows } from './projection.js';
import type { Meta, ProjectableEvent } from './projectable-event.js';

type Lamps = {
  Bought: { lampId: string; room: string };
  Lit: { lampId: string; room: string };
  Broken: { lampId: string; room: string };
};

const lamps = rows<Lamps, never>({
  view: class {} as never,
  key: ({ lampId, room }) => ({ room, lampId }) as never,
  on: {
    Bought: () => ({ lit: 0 }) as never,
    Lit: (_, row) => ({ lit: ((row as { lit?: number }).lit ?? 0) + 1 }) as never,
    Broken: () => null,
  },
});

const event = (type: keyof Lamps, position: number, lampId = '1'): ProjectableEvent => ({
  data: { lampId, room: 'hall' },
  meta: {
    type,
    position: BigInt(position),
    revision: position,
    eventId: `e${position}`,
    subject: 's',
    recordedAt: '2020-03-01T00:00:00.000Z',
  } as Meta,
});
const events = (...types: (keyof Lamps)[]) => types.map((type, position) => event(type, position));
const key = { room: 'hall', lampId: '1' };
const at = (position: number) => ({
  revision: position,
  position: String(position),
  lastEventId: `e${position}`,
});

describe('rows', () => {
  it.each<[(keyof Lamps)[], ReturnType<typeof foldRows>]>([
    [['Bought', 'Lit', 'Lit'], { saved: [{ ...key, lit: 2, ...at(2) }], removed: [] }],
    [['Bought', 'Lit', 'Broken'], { saved: [], removed: [{ ...key, ...at(2) }] }],
    [['Lit', 'Broken', 'Lit'], { saved: [{ ...key, lit: 1, ...at(2) }], removed: [] }],
    [[], { saved: [], removed: [] }],
  ])('of %j are each written once', (types, written) => {
    expect(foldRows(lamps, [], events(...types))).toEqual(written);
  });

  it('continue from the rows of the table, whatever the order of its columns', () => {
    const row = { lit: 2, position: '1', revision: 1, lampId: '1', room: 'hall' };
    expect(foldRows(lamps, [row], [event('Lit', 2)])).toEqual({ saved: [{ ...row, lit: 3, ...at(2) }], removed: [] });
    expect(foldRows(lamps, [row], [event('Broken', 2)]).removed).toEqual([{ ...key, ...at(2) }]);
  });

  it('start afresh after they were removed, also within one batch', () => {
    const row = { ...key, lit: 2, ...at(1) };
    expect(foldRows(lamps, [row], [event('Broken', 2), event('Lit', 3)])).toEqual({
      saved: [{ ...key, lit: 1, ...at(3) }],
      removed: [],
    });
  });

  it('skip events that they reflect already, in the table and in the batch', () => {
    const row = { ...key, lit: 2, ...at(1) };
    expect(foldRows(lamps, [row], events('Bought', 'Lit'))).toEqual({ saved: [], removed: [] });
    expect(foldRows(lamps, [row], events('Bought', 'Lit', 'Lit')).saved).toEqual([{ ...row, lit: 3, ...at(2) }]);
    const twice = [event('Lit', 2), event('Lit', 2), event('Broken', 3), event('Lit', 2), event('Broken', 3)];
    expect(foldRows(lamps, [row], twice)).toEqual({ saved: [], removed: [{ ...key, ...at(3) }] });
  });

  it('compare positions of any size', () => {
    const row = { ...key, lit: 2, revision: 1, position: '9007199254740993' };
    const next = { ...event('Lit', 2), meta: { ...event('Lit', 2).meta, position: 9_007_199_254_740_994n } };
    expect(foldRows(lamps, [row], [event('Lit', 2)]).saved).toEqual([]);
    expect(foldRows(lamps, [row], [next]).saved).toMatchObject([{ lit: 3, position: '9007199254740994' }]);
  });

  it('are loaded once each', () => {
    const batch = [event('Lit', 0), event('Lit', 1, '2'), event('Lit', 2)];
    expect(rowKeysOf(lamps, batch)).toEqual([key, { ...key, lampId: '2' }]);
    expect(foldRows(lamps, [], batch).saved.map((row) => [row.lampId, row.lit])).toEqual([
      ['1', 2],
      ['2', 1],
    ]);
  });
});

describe('facts', () => {
  const sold = facts<Lamps, never>({
    view: class {} as never,
    on: { Bought: ({ lampId }) => [{ lampId }, { lampId }] as never, Broken: () => [] },
  });

  it('name their event, its place and recorder, and since when they were known', () => {
    const told = {
      lampId: '1',
      eventId: 'e0',
      subject: 's',
      position: '0',
      recordedFrom: '2020-03-01T00:00:00.000Z',
      recordedTo: null,
    };
    expect(factRows(sold, [event('Bought', 0), event('Broken', 1)])).toEqual([
      { ...told, ordinal: 0 },
      { ...told, ordinal: 1 },
    ]);
  });
});
