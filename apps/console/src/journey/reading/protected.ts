import { graphql } from '../../api/graphql.js';

/** Risk, protection and court cases. */
export const Protected = graphql(`
  fragment Protected on Survivor @_unmask {
    risk {
      level
      awaitingApproval
    }
    riskAssessments {
      assessmentId
      on
      level
      assessedBy
    }
    prosecutions {
      prosecutionId
      court
      openedOn
      concludedOn
      legalHold
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
      openedBy
      reason
      reviewedAt
    }
  }
`);
