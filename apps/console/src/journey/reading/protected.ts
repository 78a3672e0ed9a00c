import { graphql } from '../../api/graphql.js';
import { PersonalWords } from './personal-text.js';

/** Risk, protection and court cases. */
export const Protected = graphql(
  `
    fragment Protected on Survivor @_unmask {
      risk {
        level
        assessedOn
        awaitingApproval
      }
      riskAssessments {
        assessmentId
        on
        level
        assessedBy
        approvedBy
        approvedOn
        retraffickingIndicators
        note {
          ...PersonalWords
        }
      }
      followUps {
        eventId
        on
        mode
        missedFor
        recordedBy
        retraffickingIndicators
        note {
          ...PersonalWords
        }
      }
      prosecutions {
        prosecutionId
        article
        court
        role
        openedOn
        concludedOn
        outcome
        legalHold
        measures
      }
      legalHolds {
        holdId
        reason
        placedBy
        placedOn
        liftedOn
      }
      brokenGlass {
        breakGlassId
        openedAt
        openedBy
        reason
        reviewedAt
        reviewedBy
        upheld
        until
      }
    }
  `,
  [PersonalWords],
);
