import { closed, entered, girl, journey, outcomeOf, reopened } from '../../testing.js';
import type { AppointmentCommands } from './appointments.decider.js';

type Facts = Parameters<typeof journey>;
type Making = AppointmentCommands['MakeAppointment'];

/** Ten in the morning in Cambodia. */
const AT = '2020-03-10T03:00:00.000Z';
const AFTERWARDS = { now: '2020-03-11T09:00:00.000Z' };

const hearing = {
  appointmentId: 'hearing',
  on: '2020-03-01',
  kind: 'Hearing',
  at: AT,
  place: 'Court of Siem Reap',
  withWhom: 'the investigating judge',
} as const satisfies Making;
const made = { type: 'AppointmentMade', data: hearing } as const;
const moved = {
  type: 'AppointmentMoved',
  data: { appointmentId: 'hearing', on: '2020-03-05', at: '2020-03-20T03:00:00.000Z' },
} as const;
const kept = { type: 'AppointmentKept', data: { appointmentId: 'hearing', on: '2020-03-10' } } as const;
const missed = {
  type: 'AppointmentMissed',
  data: { appointmentId: 'hearing', on: '2020-03-10', reason: 'NoTransport' },
} as const;
const cancelled = { type: 'AppointmentCancelled', data: { appointmentId: 'hearing', on: '2020-03-09' } } as const;

const planned: Facts = [girl(), made];
const named = { appointmentId: 'hearing' };

describe('an appointment', () => {
  it('is made for an instant, which is kept in UTC', () => {
    const at = '2020-03-10T10:00:00+07:00';
    expect(journey(girl()).when('MakeAppointment', { ...hearing, at })).toEqual([made]);
    expect(journey(...planned).when('MakeAppointment', { ...hearing, at })).toEqual([]);
  });

  it.each<[string, Facts, Partial<Making>, string]>([
    ['for the day on which it is made', [girl()], { on: '2020-03-10' }, 'AppointmentMade'],
    ['for the day before', [girl()], { on: '2020-03-11' }, 'DATE_ORDER'],
    ['for another century', [girl()], { at: '2099-12-31T03:00:00.000Z' }, 'DATE_TOO_FAR'],
    ['for five years ahead', [girl()], { at: '2025-03-01T03:00:00.000Z' }, 'DATE_TOO_FAR'],
    ['for the day before that', [girl()], { at: '2025-02-28T03:00:00.000Z' }, 'AppointmentMade'],
    ['tomorrow', [girl()], { on: '2026-03-02', at: '2026-03-05T03:00:00.000Z' }, 'DATE_IN_FUTURE'],
    ['before the referral', [girl()], { on: '2020-01-31' }, 'DATE_ORDER'],
    ['at the same time as another', planned, { appointmentId: 'another' }, 'AppointmentMade'],
    ['under the id of another', planned, { kind: 'Medical' }, 'ID_USED'],
    ['in a case that is closed', [girl(), entered(), closed()], { on: '2020-03-31' }, 'CASE_CLOSED'],
    ['before the case was reopened', [girl(), entered(), closed(), reopened()], {}, 'DATE_ORDER'],
  ])('%s', (_, facts, more, outcome) => {
    expect(outcomeOf(journey(...facts).when('MakeAppointment', { ...hearing, ...more }))).toBe(outcome);
  });

  it('is kept on its own day, in the time of Cambodia', () => {
    const early = { ...made, data: { ...hearing, at: '2020-03-09T23:00:00.000Z' } };
    expect(journey(...planned).when('CompleteAppointment', named, AFTERWARDS)).toEqual([kept]);
    expect(journey(girl(), early).when('CompleteAppointment', named, AFTERWARDS)).toEqual([kept]);
  });

  it.each<[string, string, string]>([
    ['a moment before it', '2020-03-10T02:59:59.999Z', 'APPOINTMENT_TO_COME'],
    ['from its instant on', AT, 'AppointmentKept'],
  ])('is kept %s', (_, now, outcome) => {
    expect(outcomeOf(journey(...planned).when('CompleteAppointment', named, { now }))).toBe(outcome);
  });

  it('is missed for a reason, on its day', () => {
    const missing = { ...named, reason: 'NoTransport' } as const;
    expect(journey(...planned).when('RecordMissedAppointment', missing)).toEqual([missed]);
    expect(journey(...planned).when('RecordMissedAppointment', missing, { now: '2020-03-09T09:00:00.000Z' })).toBe(
      'APPOINTMENT_TO_COME',
    );
  });

  it('is kept or missed on the day to which it was moved', () => {
    const given = journey(...planned, moved);
    expect(given.when('CompleteAppointment', named, AFTERWARDS)).toBe('APPOINTMENT_TO_COME');
    expect(given.when('CompleteAppointment', named)).toMatchObject([{ data: { on: '2020-03-20' } }]);
  });

  it.each<[string, Facts, string, string]>([
    ['is moved up to its day', planned, '2020-03-10', 'AppointmentMoved'],
    ['is not moved after its day: it was missed', planned, '2020-03-11', 'DATE_ORDER'],
    ['is not moved before it was made', planned, '2020-02-29', 'DATE_ORDER'],
    ['is not moved before it was last moved', [...planned, moved], '2020-03-04', 'DATE_ORDER'],
    ['is moved again', [...planned, moved], '2020-03-20', 'AppointmentMoved'],
  ])('%s', (_, facts, on, outcome) => {
    const to = { at: '2020-03-25T03:00:00.000Z', reason: 'The judge is ill.' };
    expect(outcomeOf(journey(...facts).when('MoveAppointment', { ...named, on, ...to }))).toBe(outcome);
  });

  it.each<[string, Facts, string, string]>([
    ['is cancelled up to its day', planned, '2020-03-10', 'AppointmentCancelled'],
    ['is not cancelled after its day: it was missed', planned, '2020-03-11', 'DATE_ORDER'],
    ['is not cancelled before it was made', planned, '2020-02-29', 'DATE_ORDER'],
    ['is not cancelled tomorrow', planned, '2026-03-02', 'DATE_IN_FUTURE'],
  ])('%s', (_, facts, on, outcome) => {
    expect(outcomeOf(journey(...facts).when('CancelAppointment', { ...named, on }))).toBe(outcome);
  });

  it('is not moved to a day before the move', () => {
    const back = { ...named, on: '2020-03-09', at: '2020-03-08T03:00:00.000Z' };
    expect(journey(...planned).when('MoveAppointment', back)).toBe('DATE_ORDER');
  });

  it('records the same outcome once', () => {
    expect(journey(...planned, moved).when('MoveAppointment', moved.data)).toEqual([]);
    expect(journey(...planned, kept).when('CompleteAppointment', named)).toEqual([]);
    expect(journey(...planned, missed).when('RecordMissedAppointment', missed.data)).toEqual([]);
    expect(journey(...planned, cancelled).when('CancelAppointment', cancelled.data)).toEqual([]);
  });

  it('takes no other words for the same outcome, which would be lost', () => {
    const note = { ...named, reason: 'NoTransport', note: 'The bridge was flooded.' } as const;
    expect(journey(...planned, missed).when('RecordMissedAppointment', note)).toBe('APPOINTMENT_ENDED');
    const reason = { ...cancelled.data, reason: 'The judge is ill.' };
    expect(journey(...planned, cancelled).when('CancelAppointment', reason)).toBe('APPOINTMENT_ENDED');
  });

  it.each([kept, missed, cancelled].map((ending) => [ending.type, ending] as const))(
    'has one outcome: nothing follows on %s',
    (_, ending) => {
      const given = journey(...planned, ending);
      const outcomes = [
        given.when('MoveAppointment', { ...named, on: '2020-03-09', at: '2020-03-25T03:00:00.000Z' }),
        given.when('RecordMissedAppointment', { ...named, reason: 'Ill' }),
        given.when('CancelAppointment', { ...named, on: '2020-03-08' }),
        ...(ending === kept ? [] : [given.when('CompleteAppointment', named)]),
      ];
      expect(new Set(outcomes)).toEqual(new Set(['APPOINTMENT_ENDED']));
    },
  );

  it('is named by its id', () => {
    const other = { appointmentId: 'other' };
    expect(journey(...planned).when('CompleteAppointment', other)).toBe('NOT_FOUND');
    expect(journey(girl()).when('CompleteAppointment', other)).toBe('NOTHING_HERE');
    expect(journey(girl()).when('CancelAppointment', { ...other, on: '2020-03-09' })).toBe('NOTHING_HERE');
  });
});
