import { rows } from '#kernel/projections';
import type { AgendaEvents } from './agenda.events.js';
import { AppointmentView, SetTaskView } from './agenda.view.js';

type SetTaskEvents = Pick<AgendaEvents, 'TaskSet' | 'TaskDone' | 'TaskDropped'>;

export const appointmentProjection = rows<Omit<AgendaEvents, keyof SetTaskEvents>, AppointmentView>({
  view: AppointmentView,
  key: ({ appointmentId }, { subject }) => ({ survivorId: subject, appointmentId }),
  on: {
    AppointmentMade: ({ on, kind, at }, _, { sealed }) => ({
      kind,
      madeOn: on,
      at,
      status: 'Planned',
      endedOn: null,
      missedFor: null,
      sealed,
    }),
    AppointmentMoved: ({ at }, row, { sealed }) => ({ at, sealed: [...(row.sealed ?? []), ...sealed] }),
    AppointmentKept: ({ on }) => ({ status: 'Kept', endedOn: on }),
    AppointmentMissed: ({ on, reason }, row, { sealed }) => ({
      status: 'Missed',
      endedOn: on,
      missedFor: reason,
      sealed: [...(row.sealed ?? []), ...sealed],
    }),
    AppointmentCancelled: ({ on }, row, { sealed }) => ({
      status: 'Cancelled',
      endedOn: on,
      sealed: [...(row.sealed ?? []), ...sealed],
    }),
  },
});

export const setTaskProjection = rows<SetTaskEvents, SetTaskView>({
  view: SetTaskView,
  key: ({ taskId }, { subject }) => ({ survivorId: subject, taskId }),
  on: {
    TaskSet: ({ on, dueOn, worker = null }, _, { metadata, sealed }) => ({
      setOn: on,
      setBy: metadata.actor.id,
      dueOn,
      worker,
      status: 'Open',
      endedOn: null,
      sealed,
    }),
    TaskDone: ({ on }) => ({ status: 'Done', endedOn: on }),
    TaskDropped: ({ on }, row, { sealed }) => ({
      status: 'Dropped',
      endedOn: on,
      sealed: [...(row.sealed ?? []), ...sealed],
    }),
  },
});
