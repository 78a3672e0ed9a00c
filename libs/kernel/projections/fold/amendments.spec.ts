import type { EventMap } from '#kernel/decider';
import { facts } from './projection.js';
import type { ProjectableEvent } from './projectable-event.js';
import { applyAmendments, factsFromHistory, type Amends } from './amendments.js';

/** A measurement; a later event rescales it from then on, corrects it, or strikes it out. */
const amends: Amends = {
  Rescaled: ({ by }: { by: number }, before) =>
    before
      .filter(({ meta }) => meta.type === 'Measured')
      .map(({ meta: { eventId } }) => ({
        eventId,
        amend: (entry: ProjectableEvent) => ({
          ...entry,
          data: { on: entry.data.on, value: Number(entry.data.value) * by },
        }),
      })),
  Corrected: ({ eventId, data }: { eventId: string; data: ProjectableEvent['data'] }) => [
    { eventId, replaces: true, amend: ({ meta }) => ({ data, meta }) },
  ],
  StruckOut: ({ eventId }: { eventId: string }) => [{ eventId, replaces: true, amend: () => null }],
};
const measures = facts<EventMap, never>({
  view: class {} as never,
  on: { Measured: (data) => [{ happenedOn: '2020-01-01', value: (data as { value: number }).value } as never] },
});

type EventPair = readonly [type: string, data: object];

const events = (...told: readonly EventPair[]): ProjectableEvent[] =>
  told.map(([type, data], index) => ({
    data: data as ProjectableEvent['data'],
    meta: {
      type,
      eventId: `e${index}`,
      subject: 's',
      position: BigInt(index),
      recordedAt: `t${index}`,
    } as ProjectableEvent['meta'],
  }));
const values = (...told: readonly EventPair[]) =>
  applyAmendments(events(...told), amends)
    .filter(({ meta }) => meta.type === 'Measured')
    .map(({ data }) => data.value);
const known = (...told: readonly EventPair[]) =>
  factsFromHistory(measures, events(...told), amends)
    .map(({ value, eventId, recordedFrom, recordedTo }) => [value, eventId, recordedFrom, recordedTo])
    .toSorted((one, other) =>
      `${String(one[2])}${String(one[0])}` < `${String(other[2])}${String(other[0])}` ? -1 : 1,
    );

const measured = ['Measured', { value: 3 }] as const;
const rescaled = ['Rescaled', { by: 10 }] as const;
const correctionOf = (eventId: string, data: object) => ['Corrected', { eventId, data }] as const;
const struckOut = (eventId: string) => ['StruckOut', { eventId }] as const;

describe('a fact that has no former versions', () => {
  it('is as the last amendment leaves it, and there no more once it is struck out', () => {
    const standing = { ...measures, standingOnly: true } as const;
    const now = (...told: readonly EventPair[]) => factsFromHistory(standing, events(...told), amends);
    expect(now(measured, rescaled)).toMatchObject([{ value: 30, eventId: 'e1', recordedTo: null }]);
    expect(now(measured, rescaled, struckOut('e0'))).toEqual([]);
  });
});

describe('an entry that is amended twice', () => {
  it('has its corrected value, with the later amendment applied to it', async () => {
    expect(values(measured, rescaled, correctionOf('e0', { value: 4 }))).toEqual([40]);
  });

  it('has its first value again when the amending entry is struck out', () => {
    expect(values(measured, rescaled, struckOut('e1'))).toEqual([3]);
    expect(known(measured, rescaled, struckOut('e1'))).toEqual([
      [3, 'e0', 't0', 't1'],
      [30, 'e1', 't1', 't2'],
      [3, 'e2', 't2', null],
    ]);
  });

  it('follows the corrected version of the amending entry', () => {
    expect(values(measured, rescaled, correctionOf('e1', { by: 2 }))).toEqual([6]);
  });

  it('stays struck out', () => {
    expect(values(measured, struckOut('e0'), correctionOf('e0', { value: 4 }), rescaled)).toEqual([]);
    expect(known(measured, struckOut('e0'), rescaled)).toEqual([[3, 'e0', 't0', 't1']]);
  });

  it('keeps its place in the log when it is amended', () => {
    const places = factsFromHistory(
      measures,
      events(measured, measured, rescaled, correctionOf('e0', { value: 4 })),
      amends,
    );
    expect(places.map(({ value, position }) => [value, position]).toSorted()).toEqual([
      [3, '0'],
      [3, '1'],
      [30, '0'],
      [30, '1'],
      [40, '0'],
    ]);
  });

  it('has in the history the new value from the amendment on, and the former value until then', () => {
    expect(known(measured, measured, correctionOf('e0', { value: 4 }), rescaled)).toEqual([
      [3, 'e0', 't0', 't2'],
      [3, 'e1', 't1', 't3'],
      [4, 'e2', 't2', 't3'],
      [30, 'e3', 't3', null],
      [40, 'e3', 't3', null],
    ]);
  });
});
