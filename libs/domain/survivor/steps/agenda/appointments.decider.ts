import {
  acceptIdenticalRetry,
  dayAt,
  isSamePayload,
  refuse,
  requireSome,
  type Day,
  type Decider,
} from '#kernel/decider';
import type { Closure } from '../closure/closure.state.js';
import type { Referral } from '../referral/referral.state.js';
import { requireDay } from '../referral/referral.rules.js';
import type { AppointmentKind, MissedAppointmentReason } from './agenda.codes.js';
import type { AgendaEvents } from './agenda.events.js';
import { inUtc, requireAhead } from './agenda.rules.js';
import type { Agenda, Appointment } from './agenda.state.js';
import { appointmentDay, requireBeforehand, requireBegun, requirePlanned } from './appointments.rules.js';

export type AppointmentCommands = {
  MakeAppointment: {
    appointmentId?: string;
    on: Day;
    kind: AppointmentKind;
    at: string;
    place?: string;
    withWhom?: string;
  };
  MoveAppointment: { appointmentId: string; on: Day; at: string; place?: string; reason?: string };
  CompleteAppointment: { appointmentId: string };
  RecordMissedAppointment: { appointmentId: string; reason: MissedAppointmentReason; note?: string };
  CancelAppointment: { appointmentId: string; on: Day; reason?: string };
};

type AppointmentEvents = Omit<AgendaEvents, 'TaskSet' | 'TaskDone' | 'TaskDropped'>;
type Others = { referral: Referral; closure: Closure };

/** Appointments ahead and how they went. They may overlap: two colleagues may accompany a survivor on one morning. */
export const appointments: Omit<Decider<Agenda, AppointmentEvents, AppointmentCommands, Others>, 'initial'> = {
  requires: {
    MoveAppointment: (state) => requireSome(allOf(state), requirePlanned, refuseAsNone),
    CompleteAppointment: (state, { now }) =>
      requireSome(allOf(state), (appointment) => requireBegun(appointment, now), refuseAsNone),
    RecordMissedAppointment: (state, { now }) =>
      requireSome(allOf(state), (appointment) => requireBegun(appointment, now), refuseAsNone),
    CancelAppointment: (state) => requireSome(allOf(state), requirePlanned, refuseAsNone),
  },

  decide: {
    MakeAppointment: (state, command, { steps: { referral, closure }, now, commandId }) => {
      const { appointmentId = commandId, on } = command;
      const data = { ...command, appointmentId, at: inUtc(command.at) };
      const before = state.appointments[appointmentId];
      if (before) return acceptIdenticalRetry(before.payload, data);
      requireDay(on, referral, now, { 'the reopening': closure.reopenedOn });
      requireAhead(dayAt(data.at), on, { what: 'The appointment', field: 'at' });
      return [{ type: 'AppointmentMade', data }];
    },

    MoveAppointment: (state, command, { steps: { referral }, now }) => {
      const appointment = requireAppointment(state, command.appointmentId);
      const data = { ...command, at: inUtc(command.at) };
      if (isSamePayload(appointment.moved, data)) return [];
      requirePlanned(appointment);
      requireBeforehand(appointment, data.on, referral, now);
      requireAhead(dayAt(data.at), data.on, { what: 'The appointment', field: 'at' });
      return [{ type: 'AppointmentMoved', data }];
    },

    /** It took place on its own day: one that took place on another day was moved first. */
    CompleteAppointment: (state, { appointmentId }, { now }) => {
      const appointment = requireAppointment(state, appointmentId);
      if (appointment.status === 'Kept') return [];
      requireBegun(appointment, now);
      return [{ type: 'AppointmentKept', data: { appointmentId, on: appointmentDay(appointment) } }];
    },

    RecordMissedAppointment: (state, command, { now }) => {
      const appointment = requireAppointment(state, command.appointmentId);
      const data = { ...command, on: appointmentDay(appointment) };
      if (appointment.status === 'Missed' && isSamePayload(appointment.ending, data)) return [];
      requireBegun(appointment, now);
      return [{ type: 'AppointmentMissed', data }];
    },

    CancelAppointment: (state, command, { steps: { referral }, now }) => {
      const appointment = requireAppointment(state, command.appointmentId);
      if (appointment.status === 'Cancelled' && isSamePayload(appointment.ending, command)) return [];
      requirePlanned(appointment);
      requireBeforehand(appointment, command.on, referral, now);
      return [{ type: 'AppointmentCancelled', data: command }];
    },
  },

  evolve: {
    AppointmentMade: (state, payload) =>
      withAppointment(state, payload.appointmentId, {
        payload,
        moved: undefined,
        status: 'Planned',
        endedOn: undefined,
        ending: undefined,
      }),
    AppointmentMoved: (state, payload) => changeAppointment(state, payload.appointmentId, { moved: payload }),
    AppointmentKept: (state, { appointmentId, on }) =>
      changeAppointment(state, appointmentId, { status: 'Kept', endedOn: on }),
    AppointmentMissed: (state, payload) =>
      changeAppointment(state, payload.appointmentId, { status: 'Missed', endedOn: payload.on, ending: payload }),
    AppointmentCancelled: (state, payload) =>
      changeAppointment(state, payload.appointmentId, { status: 'Cancelled', endedOn: payload.on, ending: payload }),
  },
};

const allOf = ({ appointments: all }: Agenda): readonly Appointment[] => Object.values(all);

const withAppointment = (state: Agenda, appointmentId: string, appointment: Appointment): Agenda => ({
  ...state,
  appointments: { ...state.appointments, [appointmentId]: appointment },
});

const changeAppointment = (state: Agenda, appointmentId: string, change: Partial<Appointment>): Agenda => {
  const appointment = state.appointments[appointmentId];
  return appointment ? withAppointment(state, appointmentId, { ...appointment, ...change }) : state;
};

const requireAppointment = (state: Agenda, appointmentId: string): Appointment =>
  state.appointments[appointmentId] ??
  refuse('NOT_FOUND', 'There is no such appointment in this record: check appointmentId.');

const refuseAsNone = (): never =>
  refuse('NOTHING_HERE', 'No appointment is recorded here yet: make one first (makeAppointment).', 'MakeAppointment');
