import type { Day, Personal } from '#kernel/decider';
import type { CsiDomain, RetraffickingIndicator, RiskLevel, SelfSufficiencyDomain } from './risk.codes.js';

/** From 1, very bad, to 4, good. */
export type DomainScore = { domain: CsiDomain; score: number };

/** From 1, in crisis, to 5, thriving. */
export type SelfSufficiencyScore = { domain: SelfSufficiencyDomain; score: number };

/** These names and shapes are stored forever: never edit one, add one. */
export type RiskEvents = {
  RiskAssessed: {
    assessmentId: string;
    on: Day;
    level: RiskLevel;
    /** The Child Status Index. */
    domains?: Personal<readonly DomainScore[]>;
    /** The Self-Sufficiency Matrix, for adults. */
    selfSufficiency?: Personal<readonly SelfSufficiencyScore[]>;
    retraffickingIndicators: readonly RetraffickingIndicator[];
    note?: Personal<string>;
  };
  /** The lower level of that assessment replaces High. */
  RiskReductionApproved: { assessmentId: string; on: Day; level: RiskLevel; reasons?: Personal<string> };
};
