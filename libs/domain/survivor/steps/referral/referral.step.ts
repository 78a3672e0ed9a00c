import { manyRows, oneRow, step } from '#kernel/nest';
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
import { SearchResolver } from './search/search.resolver.js';

export const referralStep = step({
  amends: { PersonDetailsRevised: agedBy },
  decider: referral,
  commands: {
    ReceiveReferral: {
      input: ReceiveReferral,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: "Record that a possible victim was referred to us: this begins the survivor's record.",
    },
    RevisePersonDetails: {
      input: RevisePersonDetails,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Update what is known of the survivor: a field that is left out stays unchanged.',
    },
    RecordHouseholdMember: {
      input: RecordHouseholdMember,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record who lives with the survivor, and whether the survivor is safe with them.',
    },
    MakeReferral: {
      input: MakeReferral,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Refer the survivor to another organisation that their consent names.',
    },
    AnswerReferral: {
      input: AnswerReferral,
      allowedTo: ['CASE_WORKER', 'SUPERVISOR'],
      says: 'Record whether the other organisation accepts the survivor.',
    },
    LinkPerson: {
      input: LinkPerson,
      allowedTo: ['SUPERVISOR'],
      says: 'Mark this record as a duplicate: everything new is recorded in the one that is kept.',
      others: { keptSurvivorId: { category: 'survivor', requires: requireKept } },
    },
    UnlinkPerson: {
      input: UnlinkPerson,
      allowedTo: ['SUPERVISOR'],
      says: 'Undo the link: this record is no duplicate, and work continues here.',
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
    referral: oneRow(ReferralView, 'How the survivor came to us, and who they are.'),
    household: manyRows(HouseholdView, 'Who lives with the survivor, and whether the survivor is safe with them.'),
    referralsMade: manyRows(ReferralMadeView, 'To which organisations we referred the survivor, and their answers.'),
    link: oneRow(LinkView, 'When this record is a duplicate: the record that is continued instead.'),
  },
});
