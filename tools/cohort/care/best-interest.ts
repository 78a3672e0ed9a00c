import type { Day } from '#kernel/decider';
import type { Housing } from '../../../libs/domain/survivor/steps/aftercare/aftercare.codes.js';
import type { Measure } from '../../../libs/domain/survivor/steps/review/review.codes.js';
import { workdays } from '../calendar.js';
import type { Life } from '../life.js';
import { step, type Step } from '../line.js';

/** A case worker determines it, and a supervisor confirms it on the next working day. */
export const bestInterest = ({ worker, supervisor, random }: Life, measure: Measure, on: Day): Step[] => {
  const bidId = random.uuid();
  return [
    step(worker, 'determineBestInterest', {
      bidId,
      on,
      measure,
      outcome: 'InBestInterest',
      reasons: REASONS[measure],
    }),
    step(supervisor, 'confirmBestInterest', { bidId, on: workdays(on, 1) }),
  ];
};

/** Housing that places a child with a family, and so needs a determination before. */
export const PLACEMENT: Partial<Record<Housing, Measure>> = {
  Foster: 'FosterPlacement',
  Kinship: 'FamilyReunification',
  Parents: 'FamilyReunification',
};

const REASONS: Record<Measure, string> = {
  Repatriation: 'The child wishes to go home; a safe reception is arranged.',
  FamilyReunification: 'The home was visited; nobody there took part in the exploitation.',
  FosterPlacement: 'No safe kin; the foster family is trained and near the school.',
  Other: 'In the interest of the child.',
};
