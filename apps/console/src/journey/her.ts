import { graphql } from '../api/graphql.js';

const Said = graphql(`
  fragment Said on PersonalText @_unmask {
    value
    erased
    withheld
  }
`);

/** Everything of her that the screen tells, in one reading. */
export const Her = graphql(
  `
    fragment Her on Survivor @_unmask {
      id
      revision
      stale
      link {
        keptSurvivorId
      }
      referral {
        on
        source
        urgency
        office
        province
        sex
        nationality
        languages
        birthYear
        birthDate {
          ...Said
        }
        givenName {
          ...Said
        }
        familyName {
          ...Said
        }
        localGivenName {
          ...Said
        }
        localFamilyName {
          ...Said
        }
        contact {
          erased
          withheld
          value {
            channel
            safe
            value
            whenSafe
            whoMayAnswer
          }
        }
      }
      identification {
        status
        positive
        level
        interviews
        decisions {
          decidedBy
          level
          on
          positive
        }
        exploitation
        episodes {
          episodeId
          country
          types
        }
      }
      household {
        memberId
        relation
        safe
        name {
          ...Said
        }
      }
      consents {
        consentId
        scopes
        givenBy
        on
        expiresOn
        overridden
        upheld
        withdrawnOn
      }
      assignments {
        assignmentId
        as
        worker
        office
        since
        endedOn
      }
      forensicInterviewRequests {
        forensicInterviewId
        agency
        on
      }
      forensicInterviews {
        forensicInterviewId
        on
        interviewer
        outcome
        handedOver {
          on
          to
        }
      }
      mdtReviews {
        mdtReviewId
        on
        agencies
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
      aftercare {
        enteredOn
        basis
        intake
        housing
        office
        programme
        suspended
      }
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
          ...Said
        }
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
          services
          aim {
            ...Said
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
      followUps {
        eventId
        on
        mode
        missedFor
        recordedBy
        retraffickingIndicators
        note {
          ...Said
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
      closure {
        status
        reason
        requestedOn
        closedOn
        episode
      }
      legalHolds {
        holdId
        reason
        placedBy
        placedOn
        liftedOn
      }
      corrections {
        eventId
        entryId
        kind
        recordedAt
        recordedBy
        upheld
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
      erasure {
        requestId
        status
        restricted
        requestedBy
        requestedOn
        approvedBy
        approvedOn
        erasedAt
      }
      overview {
        last
        recordedAt
        recordedBy
        closed
      }
    }
  `,
  [Said],
);
