import { byName, type Day, type JsonObject, type OpenPart } from '#kernel/decider';
import type { AgendaEvents } from '../../steps/agenda/agenda.events.js';
import type { AssistanceEvents } from '../../steps/assistance/assistance.events.js';
import type { ForensicInterviewEvents } from '../../steps/forensic-interview/forensic-interview.events.js';
import type { IdentificationEvents } from '../../steps/identification/identification.events.js';
import type { NoteKind } from '../../steps/notes/notes.codes.js';
import type { NotesEvents } from '../../steps/notes/notes.events.js';
import type { ReintegrationEvents } from '../../steps/reintegration/reintegration.events.js';
import type { RiskEvents } from '../../steps/risk/risk.events.js';

export type ContactEvents = Pick<IdentificationEvents, 'ScreeningInterviewConducted'> &
  Pick<ForensicInterviewEvents, 'ForensicInterviewConducted'> &
  Pick<RiskEvents, 'RiskAssessed'> &
  Pick<AssistanceEvents, 'ServiceDelivered'> &
  Pick<ReintegrationEvents, 'FollowUpCompleted'> &
  Pick<AgendaEvents, 'AppointmentKept'> &
  Pick<NotesEvents, 'NoteRecorded'>;

/** Notes about a meeting of colleagues, for example, are no contact. */
const NOTES: ReadonlySet<NoteKind> = new Set<NoteKind>(['Visit', 'Call']);

/** The entries that say that somebody met or called the survivor, and the day: for the caseload and the case file. */
export const CONTACT_ON: {
  readonly [Type in keyof ContactEvents]: (payload: OpenPart<ContactEvents[Type]>) => Day | undefined;
} = {
  ScreeningInterviewConducted: ({ on }) => on,
  ForensicInterviewConducted: ({ on }) => on,
  RiskAssessed: ({ on }) => on,
  ServiceDelivered: ({ to }) => to,
  FollowUpCompleted: ({ on }) => on,
  AppointmentKept: ({ on }) => on,
  NoteRecorded: ({ kind, on }) => (NOTES.has(kind) ? on : undefined),
};

const dayOf = byName<[JsonObject], Day | undefined>(CONTACT_ON);

/** The day of the contact that an entry says that there was; none for any other entry. */
export const contactOn = (type: string, payload: JsonObject): Day | undefined => dayOf[type]?.(payload);

/** The day of the last contact after one more event: what is recorded late does not move it back. */
export const lastContactAfter = (before: Day | null, type: string, payload: JsonObject): Day | null => {
  const on = contactOn(type, payload);
  return on === undefined || (before !== null && before >= on) ? before : on;
};
