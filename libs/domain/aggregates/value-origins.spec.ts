import type { ReadingRequest, ReadingGate } from '#security/access';
import { aReader, openDoor } from '#security/access/testing';
import { FlawedStream, type EventStore, type RecordedEvent } from '#kernel/event-store';
import type { PersonalClass } from '#kernel/decider';
import { ValueOriginsResolver } from '../survivor/queries/origins/value-origins.resolver.js';
import { steps } from './index.js';

const ID = 'bb55443a-693c-4f16-a348-266bb02256a6';
const OTHER = 'cc55443a-693c-4f16-a348-266bb02256a6';
const CASE = 'dd55443a-693c-4f16-a348-266bb02256a6';

type EventRow = readonly [id: string, type: string, data: object];

const recorded = (stream: string, told: readonly EventRow[]): RecordedEvent[] =>
  told.map(([id, type, data], revision) => ({
    id,
    stream,
    type,
    data: data as RecordedEvent['data'],
    revision,
    position: BigInt(revision),
    recordedAt: '2020-06-01T00:00:00.000Z',
    metadata: { actor: { id: 'sokha' } } as RecordedEvent['metadata'],
  }));

const OWN: readonly EventRow[] = [
  [
    'entered',
    'AftercareEntered',
    { on: '2020-01-01', basis: 'Formal', intake: 'New', office: 'Poipet', programme: 'Community', housing: 'Shelter' },
  ],
  ['moved', 'HousingChanged', { on: '2020-02-01', arrangement: 'Kinship' }],
  [
    'drafted',
    'CasePlanDrafted',
    {
      planId: 'plan',
      on: '2020-01-02',
      goals: [{ goalId: 'school', domain: 'Education', services: [], dueOn: '2020-09-01' }],
    },
  ],
  ['submitted', 'CasePlanSubmitted', { planId: 'plan', on: '2020-01-03' }],
  ['approved', 'CasePlanApproved', { planId: 'plan', on: '2020-01-04' }],
  [
    'opened',
    'ProsecutionOpened',
    { prosecutionId: CASE, on: '2020-01-05', court: 'Banteay', article: '12', role: 'Victim' },
  ],
];

const IN_COURT: readonly EventRow[] = [
  ['commenced', 'ProsecutionCommenced', { on: '2020-01-05', court: 'Banteay', article: '12' }],
  ['joined', 'SurvivorJoined', { survivorId: ID, on: '2020-01-05' }],
  ['sentenced', 'SentenceImposed', { years: 5, on: '2020-05-01' }],
  ['another', 'SurvivorJoined', { survivorId: OTHER, on: '2020-05-02' }],
];

interface OriginsQuery {
  readonly asOf?: string;
  readonly gate?: ReadingGate;
  readonly courtCases?: readonly string[];
  readonly more?: readonly EventRow[];
}

const ask = ({ asOf, gate = openDoor(), more = [], courtCases = [CASE] }: OriginsQuery = {}) => {
  const store = {
    read: async (stream: string) => recorded(stream, stream.startsWith('survivor-') ? [...OWN, ...more] : IN_COURT),
  } as unknown as EventStore;
  const args = { survivorId: ID, purpose: 'CARE', courtCases, ...(asOf !== undefined && { asOf }) } as const;
  return new ValueOriginsResolver(store, gate, steps).valueOrigins(args, aReader('valueOrigins'));
};

/** The entry behind a value, in the answer to a question. */
const entryOf = async (asked: OriginsQuery, what: string, row: string, path: string): Promise<string | undefined> =>
  (await ask(asked))?.values.find(
    (one) => one.what === what && one.row === row && one.fields.some((field) => `${path}/`.startsWith(`${field}/`)),
  )?.eventId;

const correction: EventRow = [
  'corrected',
  'EntryCorrected',
  { eventId: 'moved', replacement: { HousingChanged: { on: '2020-02-01', arrangement: 'Foster' } } },
];

describe('the entry that gave a value', () => {
  it('is the one that set the home, not the entry of which the rest of the row comes', async () => {
    expect(await entryOf({}, 'Aftercare', ID, 'housing')).toBe('moved');
    expect(await entryOf({}, 'Aftercare', ID, 'office')).toBe('entered');
  });

  it('is the draft of a goal, not the approval of its plan', async () => {
    expect(await entryOf({}, 'CasePlan', 'plan', 'goals/0/dueOn')).toBe('drafted');
    expect(await entryOf({}, 'CasePlan', 'plan', 'approvedOn')).toBe('approved');
  });

  it('is the correction of what it changed, and the entry itself of what it repeats', async () => {
    expect(await entryOf({ more: [correction] }, 'Aftercare', ID, 'housing')).toBe('corrected');
    expect(await entryOf({ more: [correction] }, 'Aftercare', ID, 'office')).toBe('entered');
  });

  it('is the earlier one again once a later one is struck out', async () => {
    const more: EventRow[] = [['struck', 'EntryStruckOut', { eventId: 'moved' }]];
    expect(await entryOf({ more }, 'Aftercare', ID, 'housing')).toBe('entered');
  });

  it('is the one of that day in a past state', async () => {
    expect(await entryOf({ asOf: '2020-01-31' }, 'Aftercare', ID, 'housing')).toBe('entered');
  });

  it('is not shown for a day to come, as nothing else is', async () => {
    await expect(ask({ asOf: '2199-01-01' })).rejects.toThrow('asOf must not lie ahead');
  });

  it('stands in the court case, for what the court did', async () => {
    expect(await entryOf({}, 'Prosecution', CASE, 'sentences/0/years')).toBe('sentenced');
    const { entries } = (await ask())!;
    expect(entries.find(({ eventId }) => eventId === 'sentenced')).toMatchObject({
      on: '2020-05-01',
      prosecutionId: CASE,
    });
    expect(entries.find(({ eventId }) => eventId === 'moved')).toMatchObject({
      type: 'HousingChanged',
      prosecutionId: null,
    });
  });

  it('is none of another survivor in the court case', async () => {
    const { values, entries } = (await ask())!;
    expect(JSON.stringify([values, entries])).not.toContain('another');
  });

  it('is in a past state one that had happened in the court case by that day', async () => {
    expect(await entryOf({ asOf: '2020-12-31' }, 'Prosecution', CASE, 'sentences/0/years')).toBe('sentenced');
    expect(JSON.stringify(await ask({ asOf: '2020-04-30' }))).not.toContain('sentenced');
  });

  it('is no entry of a court case for a reader who may not read it', async () => {
    const door = openDoor();
    const permits: ReadingGate['permits'] = async (reading) =>
      reading.operation === 'prosecution' ? undefined : door.permits(reading);
    expect(JSON.stringify(await ask({ gate: Object.assign(openDoor(), { permits }) }))).not.toContain('sentenced');
  });
});

describe('a reader of origins', () => {
  const pregnancy: EventRow = ['pregnant', 'PregnancyRecorded', { pregnancyId: 'p', on: '2020-04-01' }];
  const amended: EventRow = ['struck', 'EntryStruckOut', { eventId: 'pregnant' }];

  it('learns of no entry that reveals a class that they may not see, nor that it was amended', async () => {
    const namesIn = async (classes: readonly PersonalClass[], more: readonly EventRow[]) =>
      JSON.stringify(await ask({ gate: openDoor(classes), more }));
    expect(await namesIn(['health'], [pregnancy])).toContain('pregnant');
    expect(await namesIn(['identity'], [pregnancy])).not.toContain('pregnant');
    expect(await namesIn(['identity'], [pregnancy, amended])).not.toContain('struck');
  });

  it('receives no values', async () => {
    expect(JSON.stringify(await ask())).not.toMatch(/Kinship|Shelter|Banteay|2020-09-01/);
  });

  it('receives nothing without access, and the access is logged before anything is read', async () => {
    const store = { read: () => Promise.reject(new Error('was read')) } as unknown as EventStore;
    for (const refusing of [{ permits: async () => undefined }, { pass: async () => undefined }]) {
      const gate: ReadingGate = Object.assign(openDoor(), refusing);
      const resolver = new ValueOriginsResolver(store, gate, steps);
      expect(await resolver.valueOrigins({ survivorId: ID, purpose: 'CARE' }, aReader('valueOrigins'))).toBeNull();
    }
  });

  it('is logged with the court case for each survivor in it, as the case itself is', async () => {
    const passed: string[] = [];
    const open = openDoor();
    const gate = {
      permits: open.permits.bind(open),
      pass: async (reading: ReadingRequest) => {
        passed.push(`${reading.survivorId} ${reading.operation}`);
        return open.pass(reading);
      },
    } as unknown as ReadingGate;
    await ask({ gate });
    expect(passed).toEqual([`${ID} valueOrigins`, `${OTHER} valueOrigins`]);
    await ask({ gate, courtCases: [OTHER] });
    expect(passed.slice(2)).toEqual([`${ID} valueOrigins`]);
  });

  it('is logged as a reader of health where an entry tells of a pregnancy by being there', async () => {
    const passed: (readonly string[])[] = [];
    const open = openDoor(['health']);
    const gate = {
      permits: open.permits.bind(open),
      pass: async (reading: ReadingRequest) => {
        passed.push(reading.classes);
        return open.pass(reading);
      },
    } as unknown as ReadingGate;
    await ask({ gate, more: [pregnancy], courtCases: [] });
    expect(passed).toEqual([[], ['health']]);
  });

  it('receives none of a record that is unreliable', async () => {
    const flawed = new FlawedStream('survivor-x', 0, 'x', { kind: 'forged', reason: 'forged' } as never);
    const store = { read: () => Promise.reject(flawed) } as unknown as EventStore;
    const resolver = new ValueOriginsResolver(store, openDoor(), steps);
    const answer = await resolver.valueOrigins({ survivorId: ID, purpose: 'CARE' }, aReader('valueOrigins'));
    expect(answer).toEqual({ values: [], entries: [] });
  });
});
