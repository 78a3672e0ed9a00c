import type { RiskEvents } from './risk.events.js';
import type { RiskAssessment } from './risk.rules.js';

interface Assessment extends RiskAssessment {
  readonly by: string;
}

export interface Risk {
  /** Since the case was last opened: an old level says nothing about a new episode. */
  readonly assessments: readonly Assessment[];
  /** The data recorded under each id, and its approval. */
  readonly payload: Readonly<Record<string, RiskEvents['RiskAssessed']>>;
  readonly approvals: Readonly<Record<string, RiskEvents['RiskReductionApproved']>>;
}
