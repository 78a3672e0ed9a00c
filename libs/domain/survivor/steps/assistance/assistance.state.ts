import type { Day } from '#kernel/decider';
import type { ServiceEndReason, ServiceType } from './assistance.codes.js';
import type { AssistanceEvents } from './assistance.events.js';

export interface Service {
  readonly serviceId: string;
  readonly type: ServiceType;
  readonly planned: AssistanceEvents['ServicePlanned'] | undefined;
  readonly declinedOn: Day | undefined;
  /** The last day of delivery. */
  readonly deliveredTo: Day | undefined;
  readonly endedOn: Day | undefined;
  readonly endReason: ServiceEndReason | undefined;
}

export interface Assistance {
  /** In the order of first mention: copying a table of hundreds for each event would be slow. */
  readonly services: readonly Service[];
}
