import { graphql } from '../../api/graphql.js';
import { SaidWords } from '../../journey/reading/personal-text.js';

/** Each query opens one thing that a press asks for, so that the access log names just that. */
export const CONTACT = graphql(`
  query CaseFileContact($id: UUID!, $purpose: Purpose!, $asOf: Date) {
    survivor(id: $id, purpose: $purpose, asOf: $asOf) {
      referral {
        contact {
          erased
          withheld
          eventId
          value {
            channel
            safe
            value
            whenSafe
            whoMayAnswer
          }
        }
      }
    }
  }
`);

export const HOME = graphql(
  `
    query CaseFileHome($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        referral {
          district {
            ...SaidWords
          }
        }
        aftercare {
          address {
            ...SaidWords
          }
          carer {
            ...SaidWords
          }
        }
        reintegrations {
          reintegrationId
          district {
            ...SaidWords
          }
          place {
            ...SaidWords
          }
          withWhom {
            ...SaidWords
          }
        }
      }
    }
  `,
  [SaidWords],
);

export const SAFETY_PLAN = graphql(
  `
    query CaseFileSafetyPlan($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        aftercare {
          safetyPlan {
            ...SaidWords
          }
        }
        reintegrations {
          reintegrationId
          completedOn
          safetyPlan {
            ...SaidWords
          }
          note {
            ...SaidWords
          }
        }
      }
    }
  `,
  [SaidWords],
);

export const HOUSEHOLD_WORDS = graphql(
  `
    query CaseFileHousehold($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        household {
          memberId
          note {
            ...SaidWords
          }
        }
      }
    }
  `,
  [SaidWords],
);

export const RECEPTION_PLACE = graphql(
  `
    query CaseFileReceptionPlace($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        repatriation {
          receptionPlace {
            ...SaidWords
          }
        }
      }
    }
  `,
  [SaidWords],
);

export const RISK_DOMAINS = graphql(`
  query CaseFileRiskDomains($id: UUID!, $purpose: Purpose!, $asOf: Date) {
    survivor(id: $id, purpose: $purpose, asOf: $asOf) {
      riskAssessments {
        assessmentId
        domains {
          erased
          withheld
          values {
            domain
            score
          }
        }
        selfSufficiency {
          erased
          withheld
          values {
            domain
            score
          }
        }
      }
    }
  }
`);

export const RISK_REASONS = graphql(
  `
    query CaseFileRiskReasons($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        riskAssessments {
          assessmentId
          reasons {
            ...SaidWords
          }
          note {
            ...SaidWords
          }
        }
      }
    }
  `,
  [SaidWords],
);

export const HEALTH = graphql(
  `
    query CaseFileHealth($id: UUID!, $purpose: Purpose!, $asOf: Date) {
      survivor(id: $id, purpose: $purpose, asOf: $asOf) {
        pregnancies {
          lastEventId
          pregnancyId
          on
          endedOn
          dueMonth {
            ...SaidWords
          }
          note {
            ...SaidWords
          }
        }
        births {
          lastEventId
          birthId
          on
          name {
            ...SaidWords
          }
          note {
            ...SaidWords
          }
        }
      }
    }
  `,
  [SaidWords],
);
