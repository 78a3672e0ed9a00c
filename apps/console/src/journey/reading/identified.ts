import { graphql } from '../../api/graphql.js';
import { PersonalWords } from './personal-text.js';

/** Referral, identity, identification and consents. */
export const Identified = graphql(
  `
    fragment Identified on Survivor @_unmask {
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
          ...PersonalWords
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
        country
        since
        custody
        custodyOn
        court {
          value
        }
        name {
          ...PersonalWords
        }
      }
      pregnancies {
        pregnancyId
        on
        endedOn
      }
      births {
        birthId
        on
        name {
          ...PersonalWords
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
    }
  `,
  [PersonalWords],
);
