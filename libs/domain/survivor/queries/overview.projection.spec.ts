import { foldRows, type ProjectableEvent } from '#kernel/projections';
import { closureProjection } from '../steps/closure/closure.projection.js';
import { PREGNANCY_EVENTS } from '../steps/family/family.events.js';
import { journey } from '../testing/journey.js';
import { revealingOf } from '../timeline/revealing.js';
import { overviewProjection } from './overview.projection.js';

type EventPair = readonly [type: string, data?: object];

const eventsOf = (told: readonly EventPair[]): readonly ProjectableEvent[] =>
  told.map(([type, data = {}], revision) => {
    const metadata = { actor: { id: 'sokha' } } as ProjectableEvent['meta']['metadata'];
    const at = { revision, position: BigInt(revision), recordedAt: '2020-06-01T00:00:00Z', metadata, sealed: [] };
    const meta = { type, eventId: `e${revision}`, subject: 'survivor', category: 'survivor', ...at };
    return { data: data as ProjectableEvent['data'], meta };
  });

const REFERRED: EventPair = ['ReferralReceived', { on: '2020-02-01', office: 'Poipet' }];
const ENTERED: EventPair = ['AftercareEntered', { on: '2020-02-02', office: 'Poipet' }];
const CLOSED: readonly EventPair[] = [
  ['ClosureRequested', { on: '2020-05-01', reason: 'GoalsReached' }],
  ['CaseClosed', { on: '2020-05-02', reason: 'GoalsReached' }],
];
const REOPENED: EventPair = ['CaseReopened', { on: '2020-06-01', retrafficking: true }];

describe('where a case stands', () => {
  const statusAfter = (...told: readonly EventPair[]) =>
    foldRows(overviewProjection, [], eventsOf(told)).saved[0]?.status;

  it('is the stage that it reached last, as in the caseload', () => {
    expect(statusAfter(REFERRED)).toBe('Referred');
    expect(statusAfter(REFERRED, ENTERED, ['NoteRecorded', { on: '2020-02-03' }])).toBe('InAftercare');
    expect(statusAfter(REFERRED, ENTERED, ['SurvivorReintegrated', { on: '2020-03-01' }])).toBe('Reintegrated');
    expect(statusAfter(REFERRED, ENTERED, ...CLOSED)).toBe('Closed');
    expect(statusAfter(REFERRED, ENTERED, ...CLOSED, REOPENED)).toBe('Reopened');
    expect(statusAfter(REFERRED, ENTERED, ...CLOSED, REOPENED, ENTERED)).toBe('InAftercare');
  });
});

describe('the last event', () => {
  it('is none that reveals a class by being there, such as a pregnancy', () => {
    const types = Object.keys(revealingOf(journey));
    expect(types.toSorted()).toEqual(PREGNANCY_EVENTS.toSorted());
    for (const type of types) {
      const [row] = foldRows(overviewProjection, [], eventsOf([REFERRED, [type, { on: '2020-02-03' }]])).saved;
      expect(row).toMatchObject({ last: 'ReferralReceived', revision: 1 });
    }
  });
});

describe('the closure of a case that was reopened', () => {
  const closureAfter = (...told: readonly EventPair[]) => foldRows(closureProjection, [], eventsOf(told)).saved[0];

  it('tells when, and whether the survivor had been trafficked again; also while the next one is requested', () => {
    expect(closureAfter(...CLOSED)).toMatchObject({ status: 'Closed', reopenedOn: null, retrafficking: null });
    const reopened = { reopenedOn: '2020-06-01', retrafficking: true };
    expect(closureAfter(...CLOSED, REOPENED)).toMatchObject({ status: 'Open', ...reopened });
    expect(closureAfter(...CLOSED, REOPENED, CLOSED[0]!)).toMatchObject({ status: 'Requested', ...reopened });
  });
});
