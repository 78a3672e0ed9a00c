import type { Day } from '#kernel/decider';
import type { MdtAdvice, MdtAgency } from '../../../libs/domain/survivor/steps/review/review.codes.js';
import type { Inputs } from '../inputs.js';
import type { Life } from '../life.js';
import { step, type Step } from '../line.js';

/** The agencies of the province look at one case together. */
export const mdtReview = (
  { supervisor, random }: Life,
  on: Day,
  recommends: readonly MdtAdvice[],
  recommendations: readonly string[],
  team: Pick<Inputs['holdMdtReview'], 'attendees' | 'actions'> = {},
): Step =>
  step(supervisor, 'holdMdtReview', {
    mdtReviewId: random.uuid(),
    on,
    agencies: [...PROTECTION, ...(recommends.some((advice) => JUSTICE.includes(advice)) ? COURT : [])],
    recommends,
    recommendations,
    ...team,
  });

const PROTECTION: readonly MdtAgency[] = ['ProtectionRecoveryReintegrationRepatriation', 'LawEnforcement'];
const COURT: readonly MdtAgency[] = ['Justice'];
const JUSTICE: readonly MdtAdvice[] = ['ForensicInterview', 'ForensicHandOver', 'Prosecution'];
