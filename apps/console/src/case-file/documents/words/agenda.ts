import { graphql } from '../../../api/graphql.js';
import { SaidWords } from '../../../journey/reading/personal-text.js';

/** What was written about appointments, tasks, notes and documents: each opens on a press, in a query of its own. */
export const AGENDA_WORDS = graphql(
  `
    query CaseFileAgenda($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        appointments {
          appointmentId
          withWhom {
            ...SaidWords
          }
          note {
            ...SaidWords
          }
          reason {
            ...SaidWords
          }
        }
        setTasks {
          taskId
          title {
            ...SaidWords
          }
          reason {
            ...SaidWords
          }
        }
        followUps {
          eventId
          note {
            ...SaidWords
          }
        }
      }
    }
  `,
  [SaidWords],
);

export const APPOINTMENT_PLACES = graphql(
  `
    query CaseFileAppointmentPlaces($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        appointments {
          appointmentId
          place {
            ...SaidWords
          }
        }
      }
    }
  `,
  [SaidWords],
);

export const NOTE_WORDS = graphql(
  `
    query CaseFileNotes($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        notes {
          noteId
          text {
            ...SaidWords
          }
        }
      }
    }
  `,
  [SaidWords],
);

export const DOCUMENT_WORDS = graphql(
  `
    query CaseFileDocuments($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        documents {
          documentId
          title {
            ...SaidWords
          }
          custody {
            ...SaidWords
          }
          reason {
            ...SaidWords
          }
        }
      }
    }
  `,
  [SaidWords],
);
