import type { Day } from '#decider';
import type { OperationKind, PreventionKind } from './operation.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type OperationEvents = {
  OperationConducted: {
    kind: OperationKind;
    office: string;
    /** Gazetteer code of the province, two digits. */
    province: string;
    withAuthorities: readonly string[];
    on: Day;
  };
  PreventionActivityHeld: {
    kind: PreventionKind;
    /** Gazetteer codes of districts, four digits. */
    districts: readonly string[];
    audience: string;
    attendees: number;
    materials: number;
    /** People reached by a broadcast or online. */
    reach: number;
    on: Day;
  };
};
