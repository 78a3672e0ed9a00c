import type { Day, Personal } from '#kernel/decider';
import type { ServiceType } from '../../../directory/services.codes.js';
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
    /** Two digits of the gazetteer for a province of Cambodia, such as 17; elsewhere the code of ISO 3166-2, such as TH-10. */
    province: string;
    /** Within the province: four digits of the gazetteer. */
    district?: Personal<string>;
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
    /** ISO 639. */
    languages: readonly string[];
    contact?: Personal<Contact>;
  };
  /** A detail that is left out stays unchanged. */
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
    /** The ages in earlier entries that this revision changes. */
    ages?: readonly { eventId: string; ageOnDay: number | null; minor: boolean }[];
  };
  /** A household member. An event with the same id replaces the earlier one. */
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
    /** The consent, or the override, on which the referral rests. */
    consentId?: string;
    on: Day;
  };
  ReferralAnswered: { referralId: string; answer: ReferralAnswer; on: Day };
  /** In the stream of the duplicate: its record is continued in the one that is kept. */
  PersonLinked: { keptSurvivorId: string };
  PersonUnlinked: { keptSurvivorId: string };
};
