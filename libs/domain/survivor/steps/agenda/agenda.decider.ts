import type { Decider } from '#kernel/decider';
import type { CaseRelations } from '../../relation/relation.state.js';
import type { Closure } from '../closure/closure.state.js';
import type { Referral } from '../referral/referral.state.js';
import type { AgendaEvents } from './agenda.events.js';
import type { Agenda } from './agenda.state.js';
import { appointments, type AppointmentCommands } from './appointments.decider.js';
import { setTasks, type SetTaskCommands } from './set-tasks.decider.js';
import type { RecordTerms } from '../../terms.rules.js';

export type AgendaCommands = AppointmentCommands & SetTaskCommands;

type Others = { referral: Referral; closure: Closure; relation: CaseRelations };

/** What colleagues agree to do, beside what the rules make due: all of it is in the list of tasks until it ends. */
export const agenda: Decider<Agenda, AgendaEvents, AgendaCommands, Others> = {
  initial: { appointments: {}, tasks: {} },
  requires: { ...appointments.requires, ...setTasks.requires },
  decide: { ...appointments.decide, ...setTasks.decide },
  evolve: { ...appointments.evolve, ...setTasks.evolve },
};

/** A record that is kept for the court still has hearings. No task is set in it, but what is open may end. */
export const agendaTerms: RecordTerms<AgendaCommands, AgendaEvents> = {
  allowedWhile: {
    MakeAppointment: ['restricted'],
    MoveAppointment: ['restricted'],
    CompleteAppointment: ['restricted'],
    RecordMissedAppointment: ['restricted'],
    CancelAppointment: ['restricted'],
    SetTask: [],
    CompleteTask: ['restricted'],
    DropTask: ['restricted'],
  },
  amendedBy: {
    AppointmentMade: 'authorOrCorrector',
    AppointmentMoved: 'authorOrCorrector',
    AppointmentKept: 'authorOrCorrector',
    AppointmentMissed: 'authorOrCorrector',
    AppointmentCancelled: 'authorOrCorrector',
    TaskSet: 'authorOrCorrector',
    TaskDone: 'authorOrCorrector',
    TaskDropped: 'authorOrCorrector',
  },
};
