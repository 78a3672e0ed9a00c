import type { RecordedEvent } from '#kernel/event-store';
import { toProjectable, type RowProjection } from '#kernel/projections';
import { readingOf } from '#nest';
import { prosecutionStep } from '../../prosecution/index.js';
import { journey } from '../testing/journey.js';
import { changesIn } from './changes.js';
import { rowProjectionsOf } from './history.resolver.js';
import { recordTablesOf, withAmendedRows, withOneMore } from './tables.js';

const ID = 'bb55443a-693c-4f16-a348-266bb02256a6';
const reading = readingOf(journey);

const recordedEvents = (told: readonly (readonly [type: string, data: object])[]): RecordedEvent[] =>
  told.map(([type, data], revision) => ({
    id: `event-${revision}`,
    stream: `survivor-${ID}`,
    type,
    data: data as RecordedEvent['data'],
    revision,
    position: BigInt(revision),
    recordedAt: '2020-06-01T00:00:00.000Z',
    metadata: { actor: { id: 'sokha' } } as RecordedEvent['metadata'],
  }));

const service = (serviceId: string, provider = 'x') => ({ serviceId, type: 'Tutoring', provider, from: '2020-05-01' });
const servicePlanned = (serviceId: string): [string, object] => ['ServicePlanned', service(serviceId)];

/** Many services planned, and then 25 more that are planned and struck out at once. */
const amendedAtTheEnd = (services: number): RecordedEvent[] => {
  const before = Array.from({ length: services }, (_, index) => servicePlanned(`service-${index}`));
  const amended = Array.from({ length: 25 }, (_, index): [string, object][] => [
    servicePlanned(`mistaken-${index}`),
    ['EntryStruckOut', { eventId: `event-${services + 2 * index}` }],
  ]);
  return recordedEvents([...before, ...amended.flat()]);
};

/** How many events the views fold, as the cost of an answer. */
const countCalls = (projections: readonly RowProjection[]) => {
  let folded = 0;
  const counting = projections.map((projection): RowProjection => {
    const on = Object.entries(projection.on).map(([type, take]) => [
      type,
      (...told: Parameters<typeof take>) => {
        folded += 1;
        return take(...told);
      },
    ]);
    return { ...projection, on: Object.fromEntries(on) as RowProjection['on'] };
  });
  return { counting, folded: () => folded };
};

const ageRevised = (estimatedAge: number, ageOnDay: number) => ({
  estimatedAge,
  ages: [{ eventId: 'event-1', ageOnDay, minor: ageOnDay < 18 }],
});

/** A correction into another row, a strike-out, two corrections of one entry, and a struck-out revision. */
const muchAmended = recordedEvents([
  ['ReferralReceived', { on: '2020-05-01', office: 'Poipet', province: '01', sex: 'Female', languages: [] }],
  ['SurvivorIdentified', { on: '2020-05-01', level: 'Formal', ageOnDay: 20, minor: false, exploitation: [] }],
  ['ServicePlanned', service('one')],
  ['PersonDetailsRevised', ageRevised(15, 15)],
  ['ServicePlanned', service('two')],
  ['EntryCorrected', { eventId: 'event-2', replacement: { ServicePlanned: service('three', 'y') } }],
  ['ServiceDeclined', { serviceId: 'three', on: '2020-05-02', reason: 'NotWanted' }],
  ['EntryStruckOut', { eventId: 'event-4' }],
  ['EntryReviewed', { eventId: 'event-7', on: '2020-05-03', upheld: true }],
  ['EntryStruckOut', { eventId: 'event-3' }],
  ['EntryCorrected', { eventId: 'event-2', replacement: { ServicePlanned: service('one') } }],
  ['ServicePlanned', service('four')],
]);

describe('the changes of the entries on a page', () => {
  const projections = rowProjectionsOf(journey);
  const { amends } = reading;

  it('are the same as when all pages are requested at once', () => {
    for (const events of [muchAmended, amendedAtTheEnd(3)]) {
      const all = changesIn(projections, events, reading);
      expect(all.flat().length).toBeGreaterThan(events.length);
      for (let from = 0; from <= events.length; from += 1)
        expect(changesIn(projections, events, reading, from)).toEqual(all.slice(from));
    }
  });

  it('match the views of the whole history, although only some rows are folded again', () => {
    const told = muchAmended.map((event) => toProjectable(event, reading));
    told.reduce(
      (before, event, index) => {
        const until = told.slice(0, index + 1);
        const after = event.meta.type in amends ? withAmendedRows(before, until, amends) : withOneMore(before, event);
        expect(after).toEqual(recordTablesOf(projections, until, amends));
        return after;
      },
      recordTablesOf(projections, [], amends),
    );
  });

  it('say that a name inside a column is sealed, and never send its ciphertext', () => {
    const events = recordedEvents([
      ['ProsecutionCommenced', { prosecutionId: 'case', on: '2020-05-01', court: 'Poipet', article: '15' }],
      [
        'AccusedNamed',
        { accusedId: 'one', role: 'Recruiter', on: '2020-05-02', sealed: { identity: 'v1.ciphertext' } },
      ],
      ['AccusedNamed', { accusedId: 'two', role: 'Recruiter', on: '2020-05-02' }],
    ]).map((event) => ({ ...event, stream: 'prosecution-case' }));
    const changes = changesIn(rowProjectionsOf([prosecutionStep]), events, readingOf([prosecutionStep]), 1);
    expect(JSON.stringify(changes)).not.toContain('ciphertext');
    const accused = changes.map((of) => of.find(({ what }) => what === 'Prosecution.accused')!.after);
    expect(accused[1]).toEqual([
      expect.objectContaining({ accusedId: 'one', sealed: { sealed: true } }),
      expect.not.objectContaining({ sealed: expect.anything() }),
    ]);
  });

  it('cost one fold of the history, and for each amendment only the rows that it changes', () => {
    const services = projections.filter(({ on }) => 'ServicePlanned' in on && !('ReferralReceived' in on));
    const costOf = (times: number) => {
      const { counting, folded } = countCalls(services);
      changesIn(counting, amendedAtTheEnd(times), reading, times);
      return folded();
    };
    expect(costOf(700) - costOf(100)).toBe(600 * services.length);
    expect(costOf(100)).toBe((100 + 25) * services.length);
  });
});
