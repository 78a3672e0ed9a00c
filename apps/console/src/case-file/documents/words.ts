import { graphql } from '../../api/graphql.js';
import { PersonalWords } from '../../journey/reading/personal-text.js';

/** What was written about a part of the case: each opens on a press, in a query of its own. */
export const PLAN_WORDS = graphql(
  `
    query CaseFilePlan($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        casePlans {
          planId
          why {
            ...PersonalWords
          }
          reason {
            ...PersonalWords
          }
          goals {
            goalId
            aim {
              ...PersonalWords
            }
            survivorsWish {
              ...PersonalWords
            }
            note {
              ...PersonalWords
            }
            reason {
              ...PersonalWords
            }
          }
        }
      }
    }
  `,
  [PersonalWords],
);

export const CLOSURE_WORDS = graphql(
  `
    query CaseFileClosure($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        closure {
          finalAssessment {
            ...PersonalWords
          }
          why {
            ...PersonalWords
          }
        }
      }
    }
  `,
  [PersonalWords],
);

export const REVIEW_WORDS = graphql(
  `
    query CaseFileReviews($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        mdtReviews {
          mdtReviewId
          recommendations {
            erased
            withheld
            values
          }
          actions {
            recommendationId
            text {
              ...PersonalWords
            }
            note {
              ...PersonalWords
            }
          }
        }
        bestInterests {
          bidId
          reasons {
            ...PersonalWords
          }
        }
      }
    }
  `,
  [PersonalWords],
);

export const INTERVIEW_WORDS = graphql(
  `
    query CaseFileInterviews($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        forensicInterviews {
          forensicInterviewId
          summary {
            ...PersonalWords
          }
          repeatReason {
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
        }
      }
    }
  `,
  [PersonalWords],
);

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

export const SERVICE_WORDS = graphql(
  `
    query CaseFileServices($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        services {
          serviceId
          note {
            ...PersonalWords
          }
        }
      }
    }
  `,
  [PersonalWords],
);

export const FAMILY_WORDS = graphql(
  `
    query CaseFileFamily($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        relatives {
          linkId
          note {
            ...PersonalWords
          }
        }
        dependants {
          dependantId
          court {
            ...PersonalWords
          }
          note {
            ...PersonalWords
          }
        }
      }
    }
  `,
  [PersonalWords],
);

export const REFERRAL_WORDS = graphql(
  `
    query CaseFileReferrals($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        referralsMade {
          referralId
          reason {
            ...PersonalWords
          }
        }
      }
    }
  `,
  [PersonalWords],
);
