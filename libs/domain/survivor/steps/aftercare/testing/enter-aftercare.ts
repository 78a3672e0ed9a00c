import { confirmed, determined } from '../../../testing.js';
import type { Measure } from '../../review/review.codes.js';
import type { AftercareCommands } from '../aftercare.decider.js';

export const enter: AftercareCommands['EnterAftercare'] = {
  on: '2020-02-10',
  office: 'SiemReapCac',
  programme: 'CommunityBased',
  housing: 'Shelter',
};

/** A best-interest determination of this measure, and its confirmation. */
export const bestInterestFor = (measure: Measure) => [determined({ measure }), confirmed()];
