import type { Day, Personal } from '#kernel/decider';
import type { EntryBasis, Housing, Intake, Programme } from './aftercare.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type AftercareEvents = {
  AftercareEntered: {
    on: Day;
    basis: EntryBasis;
    intake: Intake;
    office: string;
    programme: Programme;
    housing: Housing;
    address?: Personal<string>;
    ageOnDay: number | null;
    minor: boolean;
    /** How the survivor is kept safe in a home where a recruiter may be. */
    safetyPlan?: Personal<string>;
    /** The best-interest determination on which the placement rests. */
    bidId?: string;
  };
  HousingChanged: {
    on: Day;
    arrangement: Housing;
    carer?: Personal<string>;
    address?: Personal<string>;
    safetyPlan?: Personal<string>;
    bidId?: string;
  };
  AftercareSuspended: { on: Day };
  AftercareResumed: { on: Day };
};
