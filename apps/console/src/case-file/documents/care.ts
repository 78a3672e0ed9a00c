import { graphql } from '../../api/graphql.js';

/** Care, risk, plan and services: open codes and days only. */
export const CareFacts = graphql(`
  fragment CareFacts on Survivor @_unmask {
    risk {
      lastEventId
      level
      assessedOn
      awaitingApproval
    }
    riskAssessments {
      lastEventId
      assessmentId
      on
      level
      assessedBy
      approvedBy
      approvedOn
      retraffickingIndicators
    }
    aftercare {
      lastEventId
      enteredOn
      basis
      intake
      housing
      housingSince
      office
      programme
      suspended
    }
    activePlan {
      planId
      since
    }
    casePlans {
      lastEventId
      planId
      on
      status
      draftedBy
      submittedOn
      approvedBy
      approvedOn
      goalsReached
      goals {
        goalId
        domain
        dueOn
        reachedOn
        droppedOn
        services
      }
    }
    services {
      lastEventId
      serviceId
      type
      provider
      mode
      from
      to
      plannedFrom
      deliveries
      declinedOn
      endedOn
      endReason
      costs {
        on
        amount
        currency
      }
    }
    lastContact {
      on
      entryId
      event
      by
    }
    followUps {
      eventId
      on
      mode
      missedFor
      recordedBy
      retraffickingIndicators
    }
    appointments {
      lastEventId
      appointmentId
      kind
      at
      status
      missedFor
      endedOn
    }
    setTasks {
      lastEventId
      taskId
      dueOn
      status
      worker
      setBy
      setOn
      endedOn
    }
    mdtReviews {
      lastEventId
      mdtReviewId
      on
      agencies
      attendees
      recommends
      actions {
        recommendationId
        owner
        dueOn
        doneOn
      }
    }
    bestInterests {
      lastEventId
      bidId
      on
      measure
      outcome
      determinedBy
      confirmedBy
      confirmedOn
    }
    reintegrations {
      lastEventId
      reintegrationId
      arrangement
      province
      plannedOn
      expectedOn
      completedOn
    }
    repatriation {
      lastEventId
      status
      from
      requestedOn
      endedOn
      tracedOn
      tracing
      crossing
      authorities
      escort
    }
    returns {
      lastEventId
      returnId
      on
      manner
      from
      transit
      crossing
      irregularCrossing
    }
    documents {
      lastEventId
      documentId
      on
      kind
      about
      mediaType
      bytes
      attachedBy
      withdrawnOn
      canOpen
    }
    notes {
      lastEventId
      noteId
      on
      kind
      recordedBy
    }
  }
`);
