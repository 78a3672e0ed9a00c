import type { RecordedEvent } from '#kernel/event-store';
import { foldRows, type ProjectableEvent } from '#kernel/projections';
import { readingOf } from '#nest';
import { stateAsOf } from '../../queries/time-travel.js';
import { journey } from '../../testing/journey.js';
import { lastContactProjection } from './last-contact.projection.js';
import { LastContactView } from './last-contact.view.js';

type EventPair = readonly [type: string, data: object, by?: string];

const after = (...told: readonly EventPair[]) =>
  foldRows(
    lastContactProjection,
    [],
    told.map(([type, data, id = 'sokha'], revision): ProjectableEvent => {
      const metadata = { actor: { id } } as ProjectableEvent['meta']['metadata'];
      const at = { revision, position: BigInt(revision), recordedAt: '2020-06-01T00:00:00Z', metadata, sealed: [] };
      const meta = { type, eventId: `e${revision}`, subject: 'survivor', category: 'survivor', ...at };
      return { data: data as ProjectableEvent['data'], meta };
    }),
  ).saved[0];

const visited = ['NoteRecorded', { kind: 'Visit', on: '2020-03-01' }] as const;

describe('the last contact in a case file', () => {
  it('is an appointment that was kept', () => {
    expect(after(visited, ['AppointmentKept', { on: '2020-03-04' }, 'rithy'])).toMatchObject({
      on: '2020-03-04',
      entryId: 'e1',
      event: 'AppointmentKept',
      by: ['rithy'],
    });
  });

  it('is an interview, by those who held it', () => {
    const screened = ['ScreeningInterviewConducted', { on: '2020-03-05', interviewers: ['vuthy', 'sokha'] }] as const;
    expect(after(visited, screened)).toMatchObject({ on: '2020-03-05', by: ['vuthy', 'sokha'] });
    const heard = ['ForensicInterviewConducted', { on: '2020-03-06', interviewer: 'kunthea' }] as const;
    expect(after(visited, screened, heard)).toMatchObject({ on: '2020-03-06', by: ['kunthea'] });
  });

  it('stays what it was after an earlier contact that is recorded late, and after a meeting of colleagues', () => {
    const earlier = ['FollowUpCompleted', { on: '2020-02-01' }] as const;
    const meeting = ['NoteRecorded', { kind: 'Meeting', on: '2020-04-01' }] as const;
    expect(after(visited, earlier, meeting)).toMatchObject({ on: '2020-03-01', entryId: 'e0', by: ['sokha'] });
    expect(after(meeting)).toBeUndefined();
  });

  it('is with the provider of a service', () => {
    expect(after(['ServiceDelivered', { to: '2020-03-02', provider: 'The clinic' }])).toMatchObject({
      on: '2020-03-02',
      by: ['The clinic'],
    });
  });
});

describe('the last contact as of a day', () => {
  const asOf = (day: string, ...told: readonly EventPair[]) => {
    const known = told.map(([type, data], revision) => {
      const event = { id: `e${revision}`, stream: 'survivor-one', type, data, revision, position: BigInt(revision) };
      return { ...event, recordedAt: '2020-06-01T00:00:00Z', metadata: { actor: { id: 'sokha' } } };
    }) as unknown as readonly RecordedEvent[];
    const state = stateAsOf('one', [lastContactProjection], known, readingOf(journey), day);
    return state?.rows?.get(LastContactView)?.map((row) => (row as unknown as LastContactView).on);
  };
  const delivered = ['ServiceDelivered', { from: '2020-03-01', to: '2020-03-20', provider: 'The clinic' }] as const;
  const assessed = ['RiskAssessed', { on: '2020-03-10' }] as const;

  it('never lies after that day', () => {
    expect(asOf('2020-03-05', visited, delivered)).toEqual(['2020-03-01']);
    expect(asOf('2020-03-20', visited, delivered)).toEqual(['2020-03-20']);
  });

  it('is one that was recorded after later ones', () => {
    expect(asOf('2020-03-05', assessed, visited)).toEqual(['2020-03-01']);
    expect(asOf('2020-03-10', assessed, visited)).toEqual(['2020-03-10']);
  });
});
