import { dayAt } from '#kernel/decider';
import { APPOINTMENT_KINDS, MISSED_APPOINTMENT_REASONS } from '../../steps/agenda/agenda.codes.js';
import { DOCUMENT_KINDS, MEDIA_TYPES } from '../../steps/documents/documents.codes.js';
import { KIND_RULES } from '../../steps/documents/documents.rules.js';
import { NOTE_KINDS } from '../../steps/notes/notes.codes.js';
import type { SurvivorState } from '../../survivor.js';
import { instantAfter, type Draw } from '../draw.js';
import type { CommandGenerators } from '../drawn.js';

/** Days before and after all others. */
const FAR_DAYS = ['2001-01-01', '2099-12-31'] as const;

/** In the weeks ahead, or else long ago or in another century. */
const dayAhead = (draw: Draw): string =>
  draw.isWild ? draw.one(FAR_DAYS) : dayAt(instantAfter(draw.now, draw.whole(30)));

const instantAhead = (draw: Draw): string =>
  draw.isWild ? `${draw.one(FAR_DAYS)}T03:00:00.000Z` : instantAfter(draw.now, draw.whole(30));

/** Mostly one that is planned. */
const appointmentOf = (draw: Draw, { agenda }: SurvivorState): string =>
  draw.known(
    Object.entries(agenda.appointments).flatMap(([id, { status }]) =>
      status === 'Planned' || draw.rarely(6) ? [id] : [],
    ),
  );

const taskOf = (draw: Draw, { agenda }: SurvivorState): string =>
  draw.known(
    Object.entries(agenda.tasks).flatMap(([id, { status }]) => (status === 'Open' || draw.rarely(6) ? [id] : [])),
  );

/** Notes, documents, appointments, and tasks set by hand. */
export const AGENDA = {
  RecordNote: (draw) => ({ noteId: draw.id(), on: draw.day(), kind: draw.one(NOTE_KINDS), text: draw.personal() }),

  AttachDocument: (draw, { record }) => {
    const kind = draw.one(DOCUMENT_KINDS);
    const { personalClass, mediaTypes } = KIND_RULES[draw.rarely(6) ? draw.one(DOCUMENT_KINDS) : kind];
    return {
      documentId: draw.id(),
      kind,
      on: draw.day(),
      title: draw.personal(),
      stored: {
        personalClass,
        mediaType: draw.rarely(6) ? draw.one(MEDIA_TYPES) : draw.one(mediaTypes),
        bytes: 1 + draw.whole(1_000),
        sha256: 'a3'.repeat(32),
      },
      ...draw.maybe(() => ({ custody: draw.personal() })),
      ...draw.maybe(() => ({ about: draw.known(record.map(({ recording }) => recording.id)) })),
    };
  },
  WithdrawDocument: (draw, { documents }) => ({
    documentId: draw.known(Object.keys(documents)),
    on: draw.day(),
    reason: draw.personal(),
  }),

  MakeAppointment: (draw) => ({
    appointmentId: draw.id(),
    on: draw.day(),
    kind: draw.one(APPOINTMENT_KINDS),
    at: instantAhead(draw),
    ...draw.maybe(() => ({ place: draw.personal(), withWhom: draw.personal() })),
  }),
  MoveAppointment: (draw, state) => ({
    appointmentId: appointmentOf(draw, state),
    on: draw.day(),
    at: instantAhead(draw),
    ...draw.maybe(() => ({ place: draw.personal() })),
    ...draw.maybe(() => ({ reason: draw.personal() })),
  }),
  CompleteAppointment: (draw, state) => ({ appointmentId: appointmentOf(draw, state) }),
  RecordMissedAppointment: (draw, state) => ({
    appointmentId: appointmentOf(draw, state),
    reason: draw.one(MISSED_APPOINTMENT_REASONS),
    ...draw.maybe(() => ({ note: draw.personal() })),
  }),
  CancelAppointment: (draw, state) => ({
    appointmentId: appointmentOf(draw, state),
    on: draw.day(),
    ...draw.maybe(() => ({ reason: draw.personal() })),
  }),

  SetTask: (draw) => ({
    taskId: draw.id(),
    on: draw.day(),
    title: draw.personal(),
    dueOn: dayAhead(draw),
    ...draw.maybe(() => ({ worker: draw.one(['sokha', 'bopha', 'kunthea']) })),
  }),
  CompleteTask: (draw, state) => ({ taskId: taskOf(draw, state), on: draw.day() }),
  DropTask: (draw, state) => ({ taskId: taskOf(draw, state), on: draw.day(), reason: draw.personal() }),
} satisfies Partial<CommandGenerators>;
