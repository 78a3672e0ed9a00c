import type { Day, Personal } from '#kernel/decider';
import type { Housing } from '../aftercare/aftercare.codes.js';
import type { RetraffickingIndicator } from '../risk/risk.codes.js';
import type { FollowUpMode, MissedReason } from './reintegration.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type ReintegrationEvents = {
  ReintegrationPlanned: {
    reintegrationId: string;
    on: Day;
    /** The day on which the survivor is to move. */
    expectedOn?: Day;
    arrangement: Housing;
    /** Two digits of the gazetteer for a province of Cambodia, such as 17; elsewhere the code of ISO 3166-2, such as TH-10. */
    province?: string;
    /** Within the province: four digits of the gazetteer. */
    district?: Personal<string>;
    withWhom?: Personal<string>;
    place?: Personal<string>;
    /** What is to be done until then. */
    note?: Personal<string>;
  };
  SurvivorReintegrated: {
    /** The id of the plan, if there was one. */
    reintegrationId: string;
    on: Day;
    arrangement: Housing;
    /** Two digits of the gazetteer for a province of Cambodia, such as 17; elsewhere the code of ISO 3166-2, such as TH-10. */
    province?: string;
    /** Within the province: four digits of the gazetteer. */
    district?: Personal<string>;
    withWhom?: Personal<string>;
    place: Personal<string>;
    safetyPlan?: Personal<string>;
    /** The best-interest determination on which the move rests. */
    bidId?: string;
    ageOnDay: number | null;
    minor: boolean;
  };
  FollowUpCompleted: {
    on: Day;
    mode: FollowUpMode;
    retraffickingIndicators: readonly RetraffickingIndicator[];
    note?: Personal<string>;
  };
  /** The follow-up was due on that day. */
  FollowUpMissed: { on: Day; reason: MissedReason; note?: Personal<string> };
};
