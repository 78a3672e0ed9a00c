import type { CaseFile } from '../documents/case-file.js';

type Contacts = Pick<CaseFile, 'appointments' | 'followUps' | 'notes' | 'services'>;

interface Kind {
  readonly entry: string;
  readonly code: string | null;
  readonly list: string;
}

/** The kind of the entry of a contact, such as which service, where the file says so. */
export const kindOfContact = ({ appointments, followUps, notes, services }: Contacts, entry: string) =>
  [
    ...services.map(({ lastEventId, type }): Kind => ({ entry: lastEventId, code: type, list: 'ServiceType' })),
    ...notes.map(({ lastEventId, kind }): Kind => ({ entry: lastEventId, code: kind, list: 'NoteKind' })),
    ...followUps.map(({ eventId, mode }): Kind => ({ entry: eventId, code: mode, list: 'FollowUpMode' })),
    ...appointments.map(({ lastEventId, kind }): Kind => ({ entry: lastEventId, code: kind, list: 'AppointmentKind' })),
  ].find((one) => one.entry === entry);
