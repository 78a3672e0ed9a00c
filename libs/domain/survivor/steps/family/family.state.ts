import type { Day, JsonObject } from '#kernel/decider';
import type { Kinship } from './family.codes.js';

export interface RelativeLink {
  readonly payload: JsonObject;
  /** Undefined once it is erased. */
  readonly otherSurvivorId: string | undefined;
  readonly relation: Kinship;
  readonly foundTogether: boolean;
  /** An ended link stays, so that no late command of a policy makes it again. */
  readonly ended: boolean;
}

export interface Dependant {
  readonly payload: JsonObject;
  readonly moved: JsonObject | undefined;
  /** The day of the last move, or of the first entry. */
  readonly movedOn: Day | undefined;
  readonly custody: JsonObject | undefined;
  readonly custodyOn: Day | undefined;
}

export interface Pregnancy {
  readonly payload: JsonObject;
  readonly recordedOn: Day;
  readonly bornOn: Day | undefined;
  /** Ended without a birth. */
  readonly endedOn: Day | undefined;
  /** How it ended so. */
  readonly ended?: JsonObject;
}

export interface Family {
  readonly links: Readonly<Record<string, RelativeLink>>;
  readonly dependants: Readonly<Record<string, Dependant>>;
  readonly pregnancies: Readonly<Record<string, Pregnancy>>;
  readonly births: Readonly<Record<string, JsonObject>>;
}
