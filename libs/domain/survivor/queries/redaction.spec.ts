import { randomUUID } from 'node:crypto';
import { aReader, openDoor } from '#security/access/testing';
import type { JsonObject } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import { AS_STORED, Codec, InMemoryEventStore, envelop, type StoreContext } from '#kernel/event-store';
import { TEST_STAMP, openTestLog } from '#kernel/event-store/testing';
import { ROLES, type AggregateStores } from '#nest';
import { PlainSealing, anchorOf, digestWith } from '#kernel/integrity';
import { isReadableTo } from '../../../nest/graphql/restricted-field.js';
import { journey } from '../testing/journey.js';
import { HistoryResolver } from './history.resolver.js';
import { restrictionsOf } from './redaction.js';

const HER = randomUUID();
const PROSECUTION = randomUUID();
const sokha = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21' };
const WITHHELD = { withheld: true };

type EventPair = readonly [type: string, data: JsonObject];

const interview = (summary: string) => ({
  forensicInterviewId: HER,
  on: '2020-03-20',
  summary,
  repeatReason: 'more detail',
});

let storeContext: StoreContext;
beforeAll(async () => {
  const store = new InMemoryEventStore();
  const classes = Object.assign({}, ...journey.map((step) => step.classes));
  const origin = await openTestLog(store);
  const digest = digestWith(Buffer.alloc(32));
  storeContext = {
    store,
    codec: new Codec(new PlainSealing(), classes, AS_STORED),
    digest,
    origin,
    settings: DEFAULT_SETTINGS,
    stamp: TEST_STAMP,
  };
  const record = async (stream: string, ...told: readonly EventPair[]) => {
    const events = told.map(([type, data]) => ({ type, data }));
    const commandMetadata = { by: sokha, now: '2021-03-01T09:00:00.000Z', commandId: randomUUID() };
    const place = { stream, revision: -1, hash: anchorOf(origin, stream) };
    const pending = await envelop(
      storeContext.codec,
      events,
      { name: 'Tell', digest: '' },
      commandMetadata,
      place,
      TEST_STAMP,
    );
    await store.append(stream, pending, -1);
  };
  await record(
    `survivor-${HER}`,
    ['ForensicInterviewConducted', interview('an uncle')],
    [
      'EntryCorrected',
      { eventId: 'x', reason: 'misheard', replacement: { ForensicInterviewConducted: interview('a cousin') } },
    ],
    [
      'ProsecutionOpened',
      { prosecutionId: PROSECUTION, on: '2020-04-01', court: 'Poipet', article: '15', role: 'Victim' },
    ],
    ['EntryStruckOut', { eventId: 'x', reason: 'a slip of the pen' }],
  );
  await record(
    `prosecution-${PROSECUTION}`,
    ['EntryStruckOut', { eventId: 'x', reason: 'another girl' }],
    ['EntryReviewed', { eventId: 'x', on: '2020-06-02', upheld: true, note: 'another girl' }],
  );
});

const toldTo = async (role: string, door = openDoor(), store = storeContext.store) => {
  const resolver = new HistoryResolver(store, { storeContext } as AggregateStores, door, journey);
  const reader = { ...aReader('history'), by: { ...sokha, role } };
  const { edges } = (await resolver.history({ survivorId: HER, purpose: 'COURT' }, reader))!;
  return edges.map(({ node }) => node.data);
};

describe('the content of a forensic interview', () => {
  it('is shown in a history only to the roles of the view, and so is its replacement', async () => {
    const [auditor, supervisor] = [await toldTo('AUDITOR'), await toldTo('SUPERVISOR')];
    expect(supervisor.slice(0, 2)).toMatchObject([
      interview('an uncle'),
      { reason: 'misheard', replacement: { ForensicInterviewConducted: interview('a cousin') } },
    ]);
    const withheld = { ...interview(''), summary: WITHHELD };
    expect(auditor.slice(0, 2)).toMatchObject([
      withheld,
      { reason: 'misheard', replacement: { ForensicInterviewConducted: withheld } },
    ]);
    expect(JSON.stringify(auditor)).not.toMatch(/uncle|cousin/);
  });

  it('is not for an auditor or case worker, and an interviewer does not read what others heard', () => {
    const team = ['SUPERVISOR', 'LEGAL_OFFICER', 'FORENSIC_INTERVIEWER'];
    const others = ['CASE_WORKER', 'SUPERVISOR', 'LEGAL_OFFICER', 'AUDITOR'];
    expect(restrictionsOf(journey)).toEqual({
      ForensicInterviewConducted: { summary: team },
      NoteRecorded: { text: others },
      AppointmentMade: { withWhom: others },
      AppointmentMoved: { reason: others },
      AppointmentMissed: { note: others },
      AppointmentCancelled: { reason: others },
      TaskDropped: { reason: others },
      RelativeLinked: { note: others },
      DependantRecorded: { note: others },
      DependantMoved: { note: others },
      CustodyChanged: { note: others },
      DocumentAttached: { title: others, custody: others },
      DocumentWithdrawn: { reason: others },
    });
  });
});

describe('a value that somebody put into a row of another view', () => {
  it.each(Object.entries(restrictionsOf(journey)))('is kept from a role as %s is', (type, restrictions) => {
    const classes = Object.assign({}, ...journey.map((step) => step.classes)) as Record<string, Record<string, string>>;
    for (const [field, readableBy] of Object.entries(restrictions)) {
      const place = {
        stream: `survivor-${HER}`,
        eventId: HER,
        text: '',
        personalClass: classes[type]![field] as never,
      };
      for (const role of ROLES) {
        const readable = readableBy.some((one) => one === role);
        expect(isReadableTo(role, { ...place, type }, field)).toBe(readable);
        const corrected = { ...place, type: 'EntryCorrected', within: ['replacement', type] };
        expect(isReadableTo(role, corrected, field)).toBe(readable);
      }
    }
  });
});

describe('text in a court case that others share', () => {
  it('is in the history of none of them', async () => {
    const told = await toldTo('SUPERVISOR');
    expect(told.slice(3)).toEqual([
      { eventId: 'x', reason: 'a slip of the pen' },
      { eventId: 'x', reason: WITHHELD },
      { eventId: 'x', on: '2020-06-02', upheld: true, note: WITHHELD },
    ]);
  });

  it('stays withheld when an entry was altered', async () => {
    const altered = new (class extends InMemoryEventStore {
      override async read(stream: string) {
        const events = await storeContext.store.read(stream);
        return events.map((event, index) => (index === 1 ? { ...event, metadata: {} as never } : event));
      }
    })();
    const told = await toldTo('AUDITOR', openDoor(), altered);
    expect(told).toHaveLength(6);
    expect(JSON.stringify(told)).toContain('a slip of the pen');
    expect(JSON.stringify(told)).not.toMatch(/another girl|uncle|cousin/);
  });
});
