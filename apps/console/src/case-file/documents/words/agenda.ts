import { graphql } from '../../../api/graphql.js';
import { PersonalWords } from '../../../journey/reading/personal-text.js';

/** What was written about appointments, tasks, notes and documents: each opens on a press, in a query of its own. */
export const AGENDA_WORDS = graphql(
  `
    query CaseFileAgenda($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        appointments {
          appointmentId
          withWhom {
            ...PersonalWords
          }
          note {
            ...PersonalWords
          }
          reason {
            ...PersonalWords
          }
        }
        setTasks {
          taskId
          title {
            ...PersonalWords
          }
        }
        followUps {
          eventId
          note {
            ...PersonalWords
          }
        }
      }
    }
  `,
  [PersonalWords],
);

export const APPOINTMENT_PLACES = graphql(
  `
    query CaseFileAppointmentPlaces($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        appointments {
          appointmentId
          place {
            ...PersonalWords
          }
        }
      }
    }
  `,
  [PersonalWords],
);

export const NOTE_WORDS = graphql(
  `
    query CaseFileNotes($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        notes {
          noteId
          text {
            ...PersonalWords
          }
        }
      }
    }
  `,
  [PersonalWords],
);

export const DOCUMENT_WORDS = graphql(
  `
    query CaseFileDocuments($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        documents {
          documentId
          title {
            ...PersonalWords
          }
          custody {
            ...PersonalWords
          }
          reason {
            ...PersonalWords
          }
        }
      }
    }
  `,
  [PersonalWords],
);
