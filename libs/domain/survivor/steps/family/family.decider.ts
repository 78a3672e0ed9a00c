import type { Decider } from '#kernel/decider';
import type { Privacy } from '../../privacy/privacy.state.js';
import { IN_EVERY_STATE, type RecordTerms } from '../../terms.rules.js';
import type { Referral } from '../referral/referral.state.js';
import { dependants, type DependantCommands } from './dependants.decider.js';
import type { FamilyEvents } from './family.events.js';
import type { Family } from './family.state.js';
import { pregnancies, type PregnancyCommands } from './pregnancies.decider.js';
import { relatives, type RelativeCommands } from './relatives.decider.js';

export type FamilyCommands = RelativeCommands & DependantCommands & PregnancyCommands;

/** The survivor's family, as far as it bears on their care: relatives with records of their own, and dependants. */
export const family: Decider<Family, FamilyEvents, FamilyCommands, { referral: Referral; privacy: Privacy }> = {
  initial: { links: {}, dependants: {}, pregnancies: {}, births: {} },
  requires: { ...relatives.requires, ...dependants.requires, ...pregnancies.requires },
  decide: { ...relatives.decide, ...dependants.decide, ...pregnancies.decide },
  evolve: { ...relatives.evolve, ...dependants.evolve, ...pregnancies.evolve },
};

const BOTH_RECORDS =
  'This entry stands in the records of both survivors: end the link with unlinkRelative, and link them again with linkRelative.';

export const familyTerms: RecordTerms<FamilyCommands, FamilyEvents> = {
  allowedWhile: {
    LinkRelative: ['closed'],
    UnlinkRelative: ['closed', 'linked', 'restricted'],
    FollowRelativeLink: IN_EVERY_STATE,
    FollowRelativeUnlink: IN_EVERY_STATE,
    RecordDependant: [],
    MoveDependant: [],
    RecordCustody: [],
    RecordPregnancy: [],
    EndPregnancy: [],
    RecordBirth: [],
  },
  amendedBy: {
    RelativeLinked: { instead: BOTH_RECORDS },
    RelativeUnlinked: { instead: 'Link the two records again with linkRelative.' },
    DependantRecorded: 'authorOrCorrector',
    DependantMoved: 'authorOrCorrector',
    CustodyChanged: 'authorOrCorrector',
    PregnancyRecorded: 'authorOrCorrector',
    PregnancyEnded: 'authorOrCorrector',
    BirthRecorded: 'authorOrCorrector',
  },
};
