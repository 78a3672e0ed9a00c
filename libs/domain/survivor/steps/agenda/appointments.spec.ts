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

  it.each<{ title: string; given: Facts; more: Partial<Making>; outcome: string }>([
    {
      title: 'for the day on which it is made',
      given: [girl()],
      more: { on: '2020-03-10' },
      outcome: 'AppointmentMade',
    },
    { title: 'for the day before', given: [girl()], more: { on: '2020-03-11' }, outcome: 'DATE_ORDER' },
    {
      title: 'for another century',
      given: [girl()],
      more: { at: '2099-12-31T03:00:00.000Z' },
      outcome: 'DATE_TOO_FAR',
    },
    {
      title: 'for five years ahead',
      given: [girl()],
      more: { at: '2025-03-01T03:00:00.000Z' },
      outcome: 'DATE_TOO_FAR',
    },
    {
      title: 'for the day before that',
      given: [girl()],
      more: { at: '2025-02-28T03:00:00.000Z' },
      outcome: 'AppointmentMade',
    },
    {
      title: 'tomorrow',
      given: [girl()],
      more: { on: '2026-03-02', at: '2026-03-05T03:00:00.000Z' },
      outcome: 'DATE_IN_FUTURE',
    },
    { title: 'before the referral', given: [girl()], more: { on: '2020-01-31' }, outcome: 'DATE_ORDER' },
    {
      title: 'at the same time as another',
      given: planned,
      more: { appointmentId: 'another' },
      outcome: 'AppointmentMade',
    },
    { title: 'under the id of another', given: planned, more: { kind: 'Medical' }, outcome: 'ID_USED' },
    {
      title: 'in a case that is closed',
      given: [girl(), entered(), closed()],
      more: { on: '2020-03-31' },
      outcome: 'CASE_CLOSED',
    },
    {
      title: 'before the case was reopened',
      given: [girl(), entered(), closed(), reopened()],
      more: {},
      outcome: 'DATE_ORDER',
    },
  ])('$title → $outcome', ({ given, more, outcome }) => {
    expect(outcomeOf(journey(...given).when('MakeAppointment', { ...hearing, ...more }))).toBe(outcome);
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

  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'is moved up to its day', given: planned, on: '2020-03-10', outcome: 'AppointmentMoved' },
    { title: 'is not moved after its day: it was missed', given: planned, on: '2020-03-11', outcome: 'DATE_ORDER' },
    { title: 'is not moved before it was made', given: planned, on: '2020-02-29', outcome: 'DATE_ORDER' },
    {
      title: 'is not moved before it was last moved',
      given: [...planned, moved],
      on: '2020-03-04',
      outcome: 'DATE_ORDER',
    },
    { title: 'is moved again', given: [...planned, moved], on: '2020-03-20', outcome: 'AppointmentMoved' },
  ])('$title → $outcome', ({ given, on, outcome }) => {
    const to = { at: '2020-03-25T03:00:00.000Z', reason: 'The judge is ill.' };
    expect(outcomeOf(journey(...given).when('MoveAppointment', { ...named, on, ...to }))).toBe(outcome);
  });

  it.each<{ title: string; given: Facts; on: string; outcome: string }>([
    { title: 'is cancelled up to its day', given: planned, on: '2020-03-10', outcome: 'AppointmentCancelled' },
    { title: 'is not cancelled after its day: it was missed', given: planned, on: '2020-03-11', outcome: 'DATE_ORDER' },
    { title: 'is not cancelled before it was made', given: planned, on: '2020-02-29', outcome: 'DATE_ORDER' },
    { title: 'is not cancelled tomorrow', given: planned, on: '2026-03-02', outcome: 'DATE_IN_FUTURE' },
  ])('$title → $outcome', ({ given, on, outcome }) => {
    expect(outcomeOf(journey(...given).when('CancelAppointment', { ...named, on }))).toBe(outcome);
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
