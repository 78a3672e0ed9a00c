import type { Day, Personal } from '#decider';
import type { ServiceType } from '../assistance/assistance.codes.js';
import type {
  ContactChannel,
  HouseholdRelation,
  HouseholdSafety,
  ReferralAnswer,
  ReferralSource,
  Sex,
  Urgency,
} from './referral.codes.js';

export type Contact = {
  channel: ContactChannel;
  value: string;
  safe: boolean;
  whenSafe?: string;
  whoMayAnswer?: string;
};

/** These names and shapes are stored forever: never edit one, add one. */
export type ReferralEvents = {
  ReferralReceived: {
    on: Day;
    source: ReferralSource;
    operationId?: string;
    office: string;
    /** Gazetteer code of the province, two digits. */
    province: string;
    urgency: Urgency;
    givenName?: Personal<string>;
    familyName?: Personal<string>;
    localGivenName?: Personal<string>;
    localFamilyName?: Personal<string>;
    birthDate?: Personal<Day>;
    /** Whole years on the day of the referral, when the birth date is not known. */
    estimatedAge?: number;
    birthYear?: number;
    sex: Sex;
    /** ISO 3166-1 alpha-2. */
    nationality: string;
    ethnicity?: Personal<string>;
    /** ISO 639-2. */
    languages: readonly string[];
    contact?: Personal<Contact>;
  };
  /** What is not said stays as it was. */
  PersonDetailsRevised: {
    givenName?: Personal<string>;
    familyName?: Personal<string>;
    localGivenName?: Personal<string>;
    localFamilyName?: Personal<string>;
    birthDate?: Personal<Day>;
    /** Whole years on the day of the referral. */
    estimatedAge?: number;
    birthYear?: number;
    sex?: Sex;
    nationality?: string;
    ethnicity?: Personal<string>;
    languages?: readonly string[];
    contact?: Personal<Contact>;
    /** How old she was in earlier entries, where this changes it. */
    ages?: readonly { eventId: string; ageOnDay: number | null; minor: boolean }[];
  };
  /** Who lives with her. The same member told again is as told last. */
  HouseholdMemberRecorded: {
    memberId: string;
    relation: HouseholdRelation;
    safe: HouseholdSafety;
    name?: Personal<string>;
    note?: Personal<string>;
  };
  ReferralMade: {
    referralId: string;
    toOrganisation: string;
    reason?: Personal<string>;
    services: readonly ServiceType[];
    /** The consent, or the override of one, on which it rests. */
    consentId?: string;
    on: Day;
  };
  ReferralAnswered: { referralId: string; answer: ReferralAnswer; on: Day };
  /** In the stream of the duplicate: her record goes on in the one that is kept. */
  PersonLinked: { keptSurvivorId: string };
  PersonUnlinked: { keptSurvivorId: string };
};
