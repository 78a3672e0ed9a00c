import { randomUUID } from 'node:crypto';
import type { Actor, PersonalClass } from '#kernel/decider';
import { InMemoryEventStore, type EventData, type RecordedEvent } from '#kernel/event-store';
import { correctionStep } from '#domain/survivor';
import type { AggregateStores } from '#nest';
import { aReader } from '#security/access/testing';
import type { AccessLog } from '#security/access-log';
import { operationStep } from '../operation.step.js';
import { operationResultStep } from '../result/result.step.js';
import { OperationEntriesResolver } from './operation-entries.resolver.js';

const RAID = randomUUID();
const [conducted, corrected] = [randomUUID(), randomUUID()];
const HELD = { kind: 'Identification', office: 'Poipet', province: '01', withAuthorities: [], on: '2021-05-01' };
const SAID = 'Two sheets stuck together.';

const tell = (id: string, by: string, type: string, data: object) => ({
  id,
  type,
  data,
  metadata: { actor: { id: by, role: 'SUPERVISOR', organisation: 'A21' }, command: 'ConductOperation' },
});
const CONDUCTED = tell(conducted, 'sokha', 'OperationConducted', HELD);
const CORRECTED = tell(corrected, 'makara', 'EntryCorrected', {
  eventId: conducted,
  replacement: { OperationConducted: { ...HELD, province: '17' } },
  sealed: { testimony: SAID },
});
const reviewOf = (eventId: string, upheld = true) =>
  tell(randomUUID(), 'sophea', 'EntryReviewed', { eventId, on: '2021-05-03', upheld });

/** Opens the sealed reason for those who ask for its class. */
const codec = {
  open: async (events: readonly RecordedEvent[], only: readonly PersonalClass[]) =>
    events.map((event) => {
      const { sealed, ...open } = event.data as { readonly sealed?: { readonly testimony: string } };
      return { ...event, data: { ...open, ...(only.includes('testimony') && sealed && { reason: sealed.testimony }) } };
    }),
};

/** What the access log says of the last answer. */
const logged: object[] = [];
const log = {
  write: async ({ id }: Actor, event: object) => void logged.push({ by: id, ...event }),
} as unknown as AccessLog;

const shownTo = async (by: Partial<Actor>, ...events: readonly object[]) => {
  const store = new InMemoryEventStore();
  await store.append(`operation-${RAID}`, events as EventData[], -1);
  const stores = { storeContext: { codec, origin: 'x' } } as unknown as AggregateStores;
  logged.length = 0;
  const resolver = new OperationEntriesResolver(store, stores, log, [
    operationStep,
    correctionStep({ operation: [], prosecution: [], survivor: [] }),
  ]);
  const reader = aReader('operationEntry');
  const asked = { operationId: RAID, eventId: conducted };
  return (await resolver.operationEntry(asked, { ...reader, by: { ...reader.by, ...by } }))!;
};

const reasonsTo = async (by: Partial<Actor>, ...events: readonly object[]) =>
  (await shownTo(by, ...events)).values.filter(({ field }) => field === 'reason').flatMap(({ values }) => values);

const sophea = { id: 'sophea', role: 'SUPERVISOR', office: 'SiemReapCac' };

describe('the reason of a correction of an operation', () => {
  it('opens to a supervisor who is to decide on it', async () => {
    expect(await reasonsTo(sophea, CONDUCTED, CORRECTED)).toEqual([SAID]);
  });

  it('is in the access log whenever it opens, and only then', async () => {
    await shownTo(sophea, CONDUCTED, CORRECTED);
    const data = { operationId: RAID, eventId: conducted };
    expect(logged).toEqual([{ by: 'sophea', type: 'ReasonsRead', data }]);
    await shownTo({ id: 'bopha', role: 'CASE_WORKER' }, CONDUCTED, CORRECTED);
    expect(logged).toEqual([]);
    await shownTo(sophea, CONDUCTED);
    expect(logged).toEqual([]);
  });

  it('opens to no case worker, and is shown as withheld', async () => {
    const shown = await shownTo({ id: 'bopha', role: 'CASE_WORKER' }, CONDUCTED, CORRECTED);
    expect(shown.values.filter(({ field }) => field === 'reason')).toEqual([]);
    expect(shown.withholds).toEqual(['testimony']);
  });

  it('opens neither to who gave it nor to their deputy', async () => {
    expect(await reasonsTo({ ...sophea, id: 'makara' }, CONDUCTED, CORRECTED)).toEqual([]);
    expect(await reasonsTo({ ...sophea, deputyOf: 'makara' }, CONDUCTED, CORRECTED)).toEqual([]);
  });

  it('is shut again once somebody decided, until something else waits', async () => {
    const decided = [CONDUCTED, CORRECTED, reviewOf(corrected)];
    expect(await reasonsTo(sophea, ...decided)).toEqual([]);
    const disputed = tell(randomUUID(), 'makara', 'EntryDisputed', { eventId: conducted });
    expect(await reasonsTo(sophea, ...decided, disputed)).toEqual([SAID]);
  });

  it('opens to who is to put right what was not upheld, until that is done', async () => {
    const sentBack = [CONDUCTED, CORRECTED, reviewOf(corrected, false)];
    const makara = { id: 'makara', role: 'CASE_WORKER' };
    expect(await reasonsTo(sophea, ...sentBack)).toEqual([SAID]);
    expect(await reasonsTo(makara, ...sentBack)).toEqual([SAID]);
    expect(await reasonsTo({ ...makara, id: 'bopha', deputyOf: 'makara' }, ...sentBack)).toEqual([SAID]);
    expect(await reasonsTo({ ...makara, id: 'bopha' }, ...sentBack)).toEqual([]);
    const again = { ...CORRECTED, id: randomUUID(), data: { ...CORRECTED.data, sealed: {} } };
    expect(await reasonsTo(makara, ...sentBack, again)).toEqual([]);
  });

  it('is shut for who puts it right while the dispute of a colleague waits for a supervisor', async () => {
    const dispute = tell(randomUUID(), 'bopha', 'EntryDisputed', { eventId: conducted, sealed: { testimony: 'No.' } });
    const disputed = [CONDUCTED, CORRECTED, reviewOf(corrected, false), dispute];
    const makara = { id: 'makara', role: 'CASE_WORKER' };
    expect(await reasonsTo(makara, ...disputed)).toEqual([]);
    expect(await reasonsTo(sophea, ...disputed)).toEqual([SAID, 'No.']);
    expect(await reasonsTo(makara, ...disputed, reviewOf(dispute.id))).toEqual([SAID, 'No.']);
  });

  it('opens with an entry that was recorded against a rule and that nobody reviewed', async () => {
    const against = {
      ...CONDUCTED,
      data: { ...HELD, irregular: { code: 'ON_IN_FUTURE' }, sealed: { testimony: SAID } },
    };
    expect((await shownTo(sophea, against)).withholds).toEqual([]);
    expect((await shownTo(sophea, against, reviewOf(conducted))).withholds).toEqual(['testimony']);
  });
});

describe('an entry of an operation for who corrects it', () => {
  it('says what it says now, without why it was amended or why a rule was not kept', async () => {
    const against = { ...CONDUCTED, data: { ...HELD, irregular: { code: 'ON_IN_FUTURE' } } };
    const store = new InMemoryEventStore();
    const correction = {
      ...CORRECTED,
      data: { ...CORRECTED.data, replacement: { OperationConducted: { ...against.data, province: '17' } } },
    };
    await store.append(`operation-${RAID}`, [against, correction] as unknown as EventData[], -1);
    const stores = { storeContext: { codec, origin: 'x' } } as unknown as AggregateStores;
    const resolver = new OperationEntriesResolver(store, stores, log, [operationStep]);
    const asked = { operationId: RAID, eventId: corrected };
    const told = await resolver.operationEntryToAmend(asked, aReader('operationEntryToAmend'));
    expect(told).toMatchObject({ eventId: conducted, command: 'ConductOperation' });
    expect(told!.says).toEqual({ ...HELD, province: '17' });
    const nothing = { operationId: RAID, eventId: randomUUID() };
    expect(await resolver.operationEntryToAmend(nothing, aReader('operationEntryToAmend'))).toBeNull();
  });
});

describe('the marks of an operation', () => {
  const [result, disputed] = [randomUUID(), randomUUID()];
  const RESULT = tell(result, 'sokha', 'OperationResultRecorded', {
    on: '2021-05-02',
    met: 4,
    screened: 2,
    referred: 1,
    materials: [],
  });

  const marksAfter = async (...events: readonly object[]) => {
    const store = new InMemoryEventStore();
    await store.append(`operation-${RAID}`, events as unknown as EventData[], -1);
    const steps = [
      operationStep,
      operationResultStep,
      correctionStep({ operation: [], prosecution: [], survivor: [] }),
    ];
    const resolver = new OperationEntriesResolver(store, {} as never, log, steps);
    expect(await resolver.operationRevision({ operationId: RAID })).toBe(events.length - 1);
    return (await resolver.operationMarks({ operationId: RAID })).map(
      ({ eventId, kind, what, upheld, waits, fields }) => ({
        is: [eventId, kind, what, upheld, waits],
        fields: fields.toSorted(),
      }),
    );
  };

  it('name what a dispute is about: the values of one entry, in the view that shows them', async () => {
    const dispute = tell(disputed, 'bopha', 'EntryDisputed', { eventId: result });
    const marks = await marksAfter(CONDUCTED, RESULT, dispute);
    expect(marks.map(({ is }) => is)).toEqual([[disputed, 'Disputed', 'OperationResult', null, true]]);
    expect(marks[0]!.fields).toEqual(expect.arrayContaining(['met', 'on', 'referred', 'screened']));
    expect(await marksAfter(CONDUCTED, RESULT, dispute, reviewOf(disputed, false))).toEqual([]);
  });

  it('name what a correction changed, and its review', async () => {
    const is = (upheld: boolean | null, waits: boolean) => [
      { is: [corrected, 'Corrected', 'Operation', upheld, waits], fields: ['province'] },
    ];
    expect(await marksAfter(CONDUCTED, RESULT, CORRECTED)).toEqual(is(null, true));
    expect(await marksAfter(CONDUCTED, RESULT, CORRECTED, reviewOf(corrected))).toEqual(is(true, false));
  });
});
