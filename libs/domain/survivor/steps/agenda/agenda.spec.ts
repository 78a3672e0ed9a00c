import { erasureRequested, girl, held, journey, outcomeOf, restricted, supervisor } from '../../testing.js';
import { RecordedSurvivor } from '../../testing/survivor-record.js';

const made = {
  type: 'AppointmentMade',
  data: { appointmentId: 'visit', on: '2020-03-01', kind: 'Visit', at: '2020-03-10T03:00:00.000Z' },
} as const;
const set = {
  type: 'TaskSet',
  data: { taskId: 'papers', on: '2020-03-01', title: 'Ask for the papers.', dueOn: '2020-03-15' },
} as const;

describe('a record that is kept for the court', () => {
  const given = journey(girl(), held(), made, set, erasureRequested(), restricted());

  it('still has appointments, and what is open may end', () => {
    const { kind, at } = made.data;
    const outcomes = [
      given.when('MakeAppointment', { on: '2020-03-05', kind, at }),
      given.when('CompleteAppointment', { appointmentId: 'visit' }),
      given.when('CompleteTask', { taskId: 'papers', on: '2020-03-14' }),
    ];
    expect(outcomes.map(outcomeOf)).toEqual(['AppointmentMade', 'AppointmentKept', 'TaskDone']);
  });

  it('has no further task or note', () => {
    const { taskId: _, ...task } = set.data;
    const note = { on: '2020-03-05', kind: 'Call', text: 'The survivor called.' } as const;
    expect(given.when('SetTask', task)).toBe('PROCESSING_RESTRICTED');
    expect(given.when('RecordNote', note)).toBe('PROCESSING_RESTRICTED');
  });
});

describe('a correction', () => {
  const referral = {
    on: '2020-02-01',
    source: 'Community',
    office: 'SiemReapCac',
    province: '17',
    urgency: 'Routine',
    sex: 'Female',
    nationality: 'KH',
    languages: ['khm'],
  } as const;
  const { appointmentId, ...visit } = made.data;
  const outcomeNow = () =>
    new RecordedSurvivor().record(
      ['ReceiveReferral', referral],
      ['MakeAppointment', { appointmentId, ...visit }],
      ['CompleteAppointment', { appointmentId }],
    );

  it('of the instant is decided like the appointment, and leaves what came of it', () => {
    const later = { makeAppointment: { appointmentId, ...visit, at: '2020-03-12T03:00:00.000Z' } };
    const record = outcomeNow();
    record.record(['CorrectEntry', { eventId: 'event-1', reason: 'a slip', replacement: later } as never]);
    expect(record.state.agenda.appointments[appointmentId]).toMatchObject({
      payload: { at: '2020-03-12T03:00:00.000Z' },
      status: 'Kept',
    });
    const early = { makeAppointment: { appointmentId, ...visit, at: '2020-02-28T03:00:00.000Z' } };
    const slip = { eventId: 'event-1', reason: 'a slip', replacement: early } as never;
    expect(record.answer('CorrectEntry', slip)).toMatchObject({ code: 'DATE_ORDER' });
  });

  it('of an appointment that was kept is no strike-out: strike out first what came of it', () => {
    const strikeOut = (eventId: string) => ({ eventId, reason: 'another survivor’s' });
    const record = outcomeNow();
    expect(record.answer('StrikeOutEntry', strikeOut('event-1'))).toMatchObject({ code: 'ENTRY_RESTED_ON' });
    record.record(['StrikeOutEntry', strikeOut('event-2')]);
    expect(record.state.agenda.appointments[appointmentId]).toMatchObject({ status: 'Planned' });
    expect(record.state.tasks.open).toContainEqual(expect.objectContaining({ kind: 'Appointment' }));
  });

  it('comes from a colleague of the same role, or a supervisor', () => {
    const struck = { eventId: 'event-2', reason: 'a slip' };
    expect(
      outcomeNow().answer('StrikeOutEntry', struck, { by: { id: 'veasna', role: 'LEGAL_OFFICER' } }),
    ).toMatchObject({
      code: 'APPROVER_ROLE_REQUIRED',
    });
    expect(outcomeNow().answer('StrikeOutEntry', struck, { by: supervisor })).toHaveLength(1);
  });
});
