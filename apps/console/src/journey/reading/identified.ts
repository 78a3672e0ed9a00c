import { graphql } from '../../api/graphql.js';
import { PersonalWords } from './personal-text.js';

/** Referral, identity, identification and consents. */
export const Identified = graphql(
  `
    fragment Identified on Survivor @_unmask {
      referral {
        office
        sex
        nationality
        birthYear
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
        episodes {
          episodeId
          country
          types
        }
      }
      relatives {
        linkId
        relation
        note {
          ...PersonalWords
        }
      }
      dependants {
        dependantId
        relation
        livesWith
        name {
          ...PersonalWords
        }
      }
      pregnancies {
        pregnancyId
        on
        endedOn
      }
      consents {
        consentId
        scopes
        on
        overridden
        withdrawnOn
      }
      forensicInterviewRequests {
        forensicInterviewId
        agency
        on
      }
      forensicInterviews {
        forensicInterviewId
      }
    }
  `,
  [PersonalWords],
);
