import { DAY_FIELD, dayAt, refuse, refuseField, requireAfter, type Day } from '#kernel/decider';
import type { Referral } from '../referral/referral.state.js';
import { requireDay } from '../referral/referral.rules.js';
import type { Appointment } from './agenda.state.js';

/** The instant for which it stands now. */
const instantOf = ({ payload, moved = payload }: Appointment): string => moved.at;

export const appointmentDay = (one: Appointment): Day => dayAt(instantOf(one));

export const requirePlanned = ({ status, endedOn }: Appointment): void => {
  if (status !== 'Planned')
    refuse(
      'APPOINTMENT_ENDED',
      `This appointment was ${status.toLowerCase()} on ${endedOn}: make another (makeAppointment), or correct that entry if it is wrong.`,
      'MakeAppointment',
    );
};

export const requireBegun = (one: Appointment, now: string): void => {
  requirePlanned(one);
  const at = instantOf(one);
  if (at > now)
    refuse(
      'APPOINTMENT_TO_COME',
      `This appointment is yet to come (${at}): record what came of it afterwards, or move or cancel it now.`,
    );
};

/** An appointment can be moved or cancelled up to its day. After that day it was kept or missed. */
export const requireBeforehand = (one: Appointment, on: Day, referral: Referral, now: string): void => {
  requireDay(on, referral, now);
  requireNotOver(one, on);
};

/** From the day on which it was made or last moved to its own. */
export const requireNotOver = (one: Appointment, on: Day): void => {
  requireAfter(on, { 'the day on which it was made or last moved': (one.moved ?? one.payload).on });
  if (on > appointmentDay(one))
    refuseField(
      { field: DAY_FIELD },
      'DATE_ORDER',
      `${on} is after the appointment (${appointmentDay(one)}): record that it was kept or missed, and make another if needed.`,
    );
};
