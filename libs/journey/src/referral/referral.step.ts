import { many, one, step } from '#step';
import { personTokens } from './person.index.js';
import { PossibleDuplicatesResolver } from './duplicates.resolver.js';
import { HouseholdView } from './household.view.js';
import { LinkView } from './link.view.js';
import { ReferralMadeView } from './referral-made.view.js';
import {
  AnswerReferral,
  LinkPerson,
  MakeReferral,
  ReceiveReferral,
  RecordHouseholdMember,
  RevisePersonDetails,
  UnlinkPerson,
} from './referral.commands.js';
import { agedBy } from './referral.amends.js';
import { referral } from './referral.decider.js';
import { linkFacts, personFacts } from './referral.facts.js';
import {
  householdProjection,
  linkProjection,
  referralMadeProjection,
  referralProjection,
} from './referral.projection.js';
import { requireKept } from './referral.rules.js';
import { ReferralView } from './referral.view.js';
import { SearchResolver } from './search.resolver.js';

export const referralStep = step({
  amends: { PersonDetailsRevised: agedBy },
  decider: referral,
  commands: {
    ReceiveReferral: {
      input: ReceiveReferral,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record that somebody who may be a victim was referred to us: the beginning of her record.',
    },
    RevisePersonDetails: {
      input: RevisePersonDetails,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Tell what has become known of her since: what is left out stays as it was.',
    },
    RecordHouseholdMember: {
      input: RecordHouseholdMember,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record who lives with her, and whether she is safe with them.',
    },
    MakeReferral: {
      input: MakeReferral,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Refer her to another organisation, which she has agreed may be told.',
    },
    AnswerReferral: {
      input: AnswerReferral,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record whether the other organisation accepts her.',
    },
    LinkPerson: {
      input: LinkPerson,
      allowedTo: ['SUPERVISOR'],
      says: 'Say that this record is a duplicate: whatever comes is recorded in the one that is kept.',
      others: { keptSurvivorId: { category: 'survivor', requires: requireKept } },
    },
    UnlinkPerson: {
      input: UnlinkPerson,
      allowedTo: ['SUPERVISOR'],
      says: 'Say that this record is no duplicate after all: she goes on here.',
    },
  },
  classes: {
    ReferralReceived: {
      on: 'open',
      source: 'open',
      operationId: 'open',
      office: 'open',
      province: 'open',
      urgency: 'open',
      givenName: 'identity',
      familyName: 'identity',
      localGivenName: 'identity',
      localFamilyName: 'identity',
      birthDate: 'identity',
      estimatedAge: 'open',
      birthYear: 'open',
      sex: 'open',
      nationality: 'open',
      ethnicity: 'identity',
      languages: 'open',
      contact: 'contact',
    },
    PersonDetailsRevised: {
      givenName: 'identity',
      familyName: 'identity',
      localGivenName: 'identity',
      localFamilyName: 'identity',
      birthDate: 'identity',
      estimatedAge: 'open',
      birthYear: 'open',
      sex: 'open',
      nationality: 'open',
      ethnicity: 'identity',
      languages: 'open',
      contact: 'contact',
      ages: { eventId: 'open', ageOnDay: 'open', minor: 'open' },
    },
    HouseholdMemberRecorded: {
      memberId: 'open',
      relation: 'open',
      safe: 'open',
      name: 'identity',
      note: 'testimony',
    },
    ReferralMade: {
      referralId: 'open',
      toOrganisation: 'open',
      reason: 'testimony',
      services: 'open',
      consentId: 'open',
      on: 'open',
    },
    ReferralAnswered: { referralId: 'open', answer: 'open', on: 'open' },
    PersonLinked: { keptSurvivorId: 'open' },
    PersonUnlinked: { keptSurvivorId: 'open' },
  },
  projections: [
    referralProjection,
    householdProjection,
    referralMadeProjection,
    linkProjection,
    personFacts,
    linkFacts,
  ],
  indexes: [personTokens],
  resolvers: [PossibleDuplicatesResolver, SearchResolver],
  shows: {
    referral: one(ReferralView, 'How she came to us, and who she is.'),
    household: many(HouseholdView, 'Who lives with her, and whether she is safe with them.'),
    referralsMade: many(ReferralMadeView, 'To whom we have referred her, and what they answered.'),
    link: one(LinkView, 'When this record is a duplicate: which one goes on in its place.'),
  },
});
