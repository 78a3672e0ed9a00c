import type { Day, Personal } from '#decider';
import type { ContactChannel, ReferralSource, Sex, Urgency } from './referral.codes.js';

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
};
