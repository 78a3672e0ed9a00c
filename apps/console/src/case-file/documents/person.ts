import { graphql } from '../../api/graphql.js';
import { PersonalWords, SaidWords } from '../../journey/reading/personal-text.js';

/** The person, the household and the consents: open codes, and the identity. */
export const PersonFacts = graphql(
  `
    fragment PersonFacts on Survivor @_unmask {
      referral {
        lastEventId
        on
        source
        urgency
        office
        province
        sex
        nationality
        languages
        birthYear
        ethnicity {
          ...SaidWords
        }
        birthDate {
          ...SaidWords
        }
        givenName {
          ...SaidWords
        }
        familyName {
          ...SaidWords
        }
        localGivenName {
          ...SaidWords
        }
        localFamilyName {
          ...SaidWords
        }
      }
      household {
        lastEventId
        memberId
        relation
        safe
        recordedOn
        name {
          ...PersonalWords
        }
      }
      consents {
        lastEventId
        consentId
        scopes
        recipients
        givenBy
        on
        expiresOn
        overridden
        upheld
        withdrawnOn
      }
      consentStandings {
        consentId
        flaw
        until
        ends
      }
      identification {
        lastEventId
        status
        positive
        level
        decidedBy
        decidedOn
        interviews
        decisions {
          decidedBy
          level
          on
          positive
        }
        episodes {
          episodeId
          country
          types
          sexTypes
          recruitment
          scheme
          recruiterRelation
          recruiterKin
          control
          industry
          months
          ageWhenTrafficked
        }
      }
      forensicInterviewRequests {
        lastEventId
        forensicInterviewId
        agency
        on
      }
      forensicInterviews {
        lastEventId
        forensicInterviewId
        on
        interviewer
        setting
        language
        ageOnDay
        recorded
        mediaSha256
        outcome
        handedOver {
          on
          to
        }
      }
      relatives {
        lastEventId
        linkId
        relation
        foundTogether
        otherSurvivorId {
          ...PersonalWords
        }
      }
      dependants {
        lastEventId
        dependantId
        relation
        birthYear
        livesWith
        country
        since
        custody
        custodyOn
        name {
          ...PersonalWords
        }
      }
    }
  `,
  [PersonalWords, SaidWords],
);
