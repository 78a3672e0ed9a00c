import { graphql } from '../../api/graphql.js';
import { PersonalWords } from './personal-text.js';

/** Assignments, housing, plans and services. */
export const CaredFor = graphql(
  `
    fragment CaredFor on Survivor @_unmask {
      assignments {
        assignmentId
        as
        worker
        office
        since
        endedOn
      }
      appointments {
        appointmentId
        kind
        at
        status
        withWhom {
          ...PersonalWords
        }
      }
      setTasks {
        taskId
        dueOn
        status
        title {
          ...PersonalWords
        }
      }
      mdtReviews {
        mdtReviewId
        on
        agencies
        actions {
          recommendationId
          owner
          dueOn
          doneOn
          text {
            ...PersonalWords
          }
        }
      }
      bestInterests {
        bidId
        on
        measure
        outcome
        determinedBy
        confirmedBy
        confirmedOn
      }
      repatriation {
        status
        from
        requestedOn
        endedOn
        tracedOn
        tracing
        crossing
      }
      returns {
        returnId
        on
        manner
        from
        transit
        crossing
      }
      aftercare {
        enteredOn
        basis
        intake
        housing
        office
        programme
        suspended
      }
      activePlan {
        planId
        since
      }
      casePlans {
        planId
        on
        status
        draftedBy
        approvedBy
        approvedOn
        submittedOn
        goals {
          goalId
          domain
          dueOn
          reachedOn
          droppedOn
          services
          aim {
            ...PersonalWords
          }
        }
      }
      services {
        serviceId
        type
        provider
        from
        to
        plannedFrom
        deliveries
        declinedOn
        endedOn
        endReason
      }
      referralsMade {
        referralId
        on
        toOrganisation
        answer
        answeredOn
      }
      reintegrations {
        reintegrationId
        arrangement
        plannedOn
        expectedOn
        completedOn
      }
      closure {
        status
        reason
        requestedOn
        closedOn
        episode
      }
    }
  `,
  [PersonalWords],
);
