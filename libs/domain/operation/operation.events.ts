import type { Day } from '#kernel/decider';
import type { OperationKind, PreventionKind, PreventionProgramme, PreventionTopic } from './operation.codes.js';

/** These names and shapes are stored forever: never edit one, add one. */
export type OperationEvents = {
  OperationConducted: {
    kind: OperationKind;
    office: string;
    /** Two digits of the gazetteer for a province of Cambodia, such as 17; elsewhere the code of ISO 3166-2, such as TH-10. */
    province: string;
    /** Within the province: four digits of the gazetteer. */
    district?: string;
    withAuthorities: readonly string[];
    on: Day;
  };
  PreventionActivityConducted: {
    kind: PreventionKind;
    /** Districts of Cambodia by four digits of the gazetteer; elsewhere provinces by ISO 3166-2. */
    districts: readonly string[];
    audience: string;
    attendees: number;
    materials: number;
    /** People reached by a broadcast or online. */
    reach: number;
    /** The first and the last day: a workshop may last a week, and a broadcast a month. */
    on: Day;
    to: Day;
    /** These four are missing in entries from before they were asked. */
    topics?: readonly PreventionTopic[];
    programme?: PreventionProgramme;
    /** Partner organisations, by name. */
    agencies?: readonly string[];
    /** Whether the case of a survivor led to the activity: never which one. */
    fromSurvivorCase?: boolean;
  };
};

/** No longer recorded, but readable forever. */
export type FormerOperationEvents = {
  /** From a time when an activity had one day, however long it lasted. */
  PreventionActivityHeld: {
    kind: PreventionKind;
    districts: readonly string[];
    audience: string;
    attendees: number;
    materials: number;
    reach: number;
    on: Day;
  };
};
