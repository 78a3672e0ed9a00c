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
        endedOn
      }
      documents {
        documentId
        kind
        on
        withdrawnOn
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
        determinedBy
        confirmedOn
      }
      aftercare {
        office
        suspended
      }
      activePlan {
        planId
      }
      casePlans {
        planId
        on
        status
        draftedBy
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
        endedOn
      }
      referralsMade {
        referralId
        on
        toOrganisation
        answer
      }
      reintegrations {
        reintegrationId
        arrangement
        completedOn
      }
      closure {
        status
      }
    }
  `,
  [PersonalWords],
);
