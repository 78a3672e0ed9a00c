import type { Day, Personal } from '#kernel/decider';
import type { CustodyStatus, DependantHome, Kinship } from './family.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type FamilyEvents = {
  /** In the streams of both survivors under one id. Each stream seals the other's id with its own keys. */
  RelativeLinked: {
    linkId: string;
    otherSurvivorId: Personal<string>;
    /** What the other survivor is to this one. */
    relation: Kinship;
    foundTogether: boolean;
    note?: Personal<string>;
  };
  RelativeUnlinked: { linkId: string; otherSurvivorId: Personal<string>; reason?: Personal<string> };
  DependantRecorded: {
    dependantId: string;
    on: Day;
    /** What the dependant is to the survivor. */
    relation: Kinship;
    birthYear?: number;
    livesWith: DependantHome;
    /** ISO 3166-1 alpha-2. */
    country: string;
    name?: Personal<string>;
    note?: Personal<string>;
  };
  DependantMoved: {
    dependantId: string;
    on: Day;
    livesWith: DependantHome;
    country: string;
    note?: Personal<string>;
  };
  CustodyChanged: {
    dependantId: string;
    on: Day;
    custody: CustodyStatus;
    court?: Personal<string>;
    note?: Personal<string>;
  };
  PregnancyRecorded: {
    pregnancyId: string;
    on: Day;
    /** Year and month, such as 2020-06. */
    dueMonth?: Personal<string>;
    note?: Personal<string>;
  };
  /** A pregnancy ended without a birth. The reason is no code, because no figure needs it. */
  PregnancyEnded: { pregnancyId: string; on: Day; note?: Personal<string> };
  /** With `livesWith` and `country`, the child is a dependant, under the id of the birth. */
  BirthRecorded: {
    birthId: string;
    pregnancyId?: string;
    on: Day;
    livesWith?: DependantHome;
    country?: string;
    name?: Personal<string>;
    note?: Personal<string>;
  };
};

/** Entries that tell of a pregnancy by being there: readers who may not see health learn of none. */
export const PREGNANCY_EVENTS = [
  'PregnancyRecorded',
  'PregnancyEnded',
  'BirthRecorded',
] as const satisfies readonly (keyof FamilyEvents)[];
