import { idOf, type Life } from '../life.js';
import { step, type Step } from '../line.js';

/** What colleagues wrote down and agreed on by hand, for a few people. */
export const agenda = (life: Life): Step[] => STORIES[life.person.key]?.(life) ?? [];

const STORIES: Readonly<Record<string, (life: Life) => Step[]>> = {
  'brought-by-police': (life) => {
    const { worker } = life;
    const [visit, doctor] = [idOf(life, 'visit to the court'), idOf(life, 'doctor')];
    const [paper, bus] = [idOf(life, 'school paper'), idOf(life, 'bus')];
    return [
      step(worker, 'recordNote', { kind: 'Call', on: '2020-04-06', text: 'The aunt says that all is quiet.' }),
      step(worker, 'recordNote', { kind: 'Visit', on: '2020-06-22', text: 'Showed drawings, and asked about school.' }),
      step(worker, 'makeAppointment', {
        appointmentId: visit, kind: 'Visit', at: '2020-09-07T02:00:00Z', on: '2020-08-24',
        place: 'Siem Reap Provincial Court, an empty room',
      }),
      step(worker, 'moveAppointment', { appointmentId: visit, at: '2020-09-09T02:00:00Z', on: '2020-09-04' }),
      step(worker, 'completeAppointment', { appointmentId: visit }, '2020-09-09'),
      step(worker, 'makeAppointment', { appointmentId: doctor, kind: 'Medical', at: '2020-10-06T03:00:00Z', on: '2020-09-28' }),
      step(worker, 'recordMissedAppointment', { appointmentId: doctor, reason: 'NoTransport' }, '2020-10-06'),
      step(worker, 'setTask', { taskId: paper, title: 'Ask the school for the report.', dueOn: '2020-10-16', on: '2020-10-06' }),
      step(worker, 'completeTask', { taskId: paper, on: '2020-10-14' }),
      step(worker, 'setTask', { taskId: bus, title: 'Find a bus to the clinic.', dueOn: '2020-10-20', on: '2020-10-06' }),
      step(worker, 'dropTask', { taskId: bus, reason: 'The clinic sends its own car.', on: '2020-10-12' }),
    ]; // prettier-ignore
  },
  'false-marriage-1': (life) => {
    const { worker } = life;
    const appointmentId = idOf(life, 'embassy');
    return [
      step(worker, 'makeAppointment', {
        appointmentId,
        kind: 'Meeting',
        at: '2020-11-25T02:30:00Z',
        on: '2020-11-09',
        place: 'Phnom Penh',
        withWhom: 'The consul, about the child',
      }),
      step(worker, 'cancelAppointment', { appointmentId, reason: 'Closed for the epidemic.', on: '2020-11-23' }),
      step(worker, 'recordNote', { kind: 'Meeting', on: '2020-11-23', text: 'Wants to write to the court.' }),
    ];
  },
};
