import { graphql } from '../../api/graphql.js';

/** The case itself: who works on it, the court, other organisations, closure, and what restricts it. */
export const CaseFacts = graphql(`
  fragment CaseFacts on Survivor @_unmask {
    overview {
      closed
      status
    }
    link {
      keptSurvivorId
      keptCaseNumber
    }
    duplicates {
      duplicateSurvivorId
      caseNumber
    }
    assignments {
      lastEventId
      assignmentId
      as
      worker
      office
      since
      endedOn
    }
    prosecutions {
      lastEventId
      prosecutionId
      article
      court
      role
      openedOn
      concludedOn
      outcome
      legalHold
      measures
      hearings {
        hearingId
        at
      }
    }
    legalHolds {
      lastEventId
      holdId
      reason
      placedBy
      placedOn
      liftedOn
    }
    referralsMade {
      lastEventId
      referralId
      on
      toOrganisation
      services
      answer
      answeredOn
    }
    closure {
      lastEventId
      status
      reason
      requestedOn
      closedOn
      episode
      reopenedOn
      retrafficking
    }
    corrections {
      eventId
      entryId
      kind
      recordedAt
      recordedBy
      upheld
    }
    erasure {
      lastEventId
      requestId
      status
      restricted
      askedBy
      guardianKin
      childAssent
      requestedBy
      requestedOn
      approvedBy
      approvedOn
      erasedAt
      inCareReason
      duplicates
    }
    brokenGlass {
      breakGlassId
      revision
      openedAt
      until
      openedBy
      office
      role
      reason
      reviewedAt
      reviewedBy
      upheld
    }
  }
`);
