import { graphql, type ResultOf } from '../../api/graphql.js';
import { PersonalWords } from '../../journey/reading/personal-text.js';

/** Who the form is about, and of the rest only the parts from which it offers choices. */
export const FORM_RECORD = graphql(
  `
    query FormRecord(
      $id: UUID!
      $purpose: Purpose!
      $appointments: Boolean!
      $assignments: Boolean!
      $bestInterests: Boolean!
      $consents: Boolean!
      $corrections: Boolean!
      $court: Boolean!
      $dependants: Boolean!
      $documents: Boolean!
      $emergencies: Boolean!
      $erasure: Boolean!
      $episodes: Boolean!
      $holds: Boolean!
      $household: Boolean!
      $interviews: Boolean!
      $plans: Boolean!
      $pregnancies: Boolean!
      $recommendations: Boolean!
      $referrals: Boolean!
      $reintegrations: Boolean!
      $relatives: Boolean!
      $risk: Boolean!
      $services: Boolean!
      $tasks: Boolean!
      $atLeast: String
    ) {
      survivor(id: $id, purpose: $purpose, atLeast: $atLeast) {
        id
        caseNumber
        revision
        referral {
          on
          birthYear
          languages
          birthDate {
            ...PersonalWords
          }
          givenName {
            ...PersonalWords
          }
          familyName {
            ...PersonalWords
          }
          localGivenName {
            ...PersonalWords
          }
          localFamilyName {
            ...PersonalWords
          }
        }
        appointments @include(if: $appointments) {
          appointmentId
          kind
          at
          status
          withWhom {
            ...PersonalWords
          }
        }
        assignments @include(if: $assignments) {
          assignmentId
          as
          worker
          endedOn
        }
        bestInterests @include(if: $bestInterests) {
          bidId
          on
          measure
          determinedBy
          confirmedOn
        }
        consents @include(if: $consents) {
          consentId
          scopes
          on
          overridden
          upheld
          withdrawnOn
        }
        corrections @include(if: $corrections) {
          eventId
          kind
          recordedAt
          recordedBy
          upheld
        }
        prosecutions @include(if: $court) {
          prosecutionId
          court
          openedOn
        }
        dependants @include(if: $dependants) {
          dependantId
          relation
          livesWith
          name {
            ...PersonalWords
          }
        }
        documents @include(if: $documents) {
          documentId
          kind
          on
          withdrawnOn
        }
        brokenGlass @include(if: $emergencies) {
          breakGlassId
          openedBy
          reason
          reviewedAt
        }
        erasure @include(if: $erasure) {
          requestId
          requestedBy
        }
        identification @include(if: $episodes) {
          episodes {
            episodeId
            country
            types
          }
        }
        legalHolds @include(if: $holds) {
          holdId
          reason
          placedOn
          liftedOn
        }
        household @include(if: $household) {
          memberId
          relation
          safe
          name {
            ...PersonalWords
          }
          note {
            ...PersonalWords
          }
        }
        forensicInterviewRequests @include(if: $interviews) {
          forensicInterviewId
          agency
          on
        }
        forensicInterviews @include(if: $interviews) {
          forensicInterviewId
        }
        activePlan @include(if: $plans) {
          planId
        }
        casePlans @include(if: $plans) {
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
        pregnancies @include(if: $pregnancies) {
          pregnancyId
          on
          endedOn
        }
        mdtReviews @include(if: $recommendations) {
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
        referralsMade @include(if: $referrals) {
          referralId
          on
          toOrganisation
          answer
        }
        reintegrations @include(if: $reintegrations) {
          reintegrationId
          arrangement
          completedOn
        }
        relatives @include(if: $relatives) {
          linkId
          relation
          note {
            ...PersonalWords
          }
        }
        risk @include(if: $risk) {
          awaitingApproval
        }
        riskAssessments @include(if: $risk) {
          assessmentId
          on
          level
          assessedBy
        }
        services @include(if: $services) {
          serviceId
          type
          provider
          endedOn
        }
        setTasks @include(if: $tasks) {
          taskId
          dueOn
          status
          title {
            ...PersonalWords
          }
        }
      }
    }
  `,
  [PersonalWords],
);

/** The record of a form: a part that the form does not need is left out. */
export type FormRecord = NonNullable<ResultOf<typeof FORM_RECORD>['survivor']>;
