import type { Day } from '#kernel/decider';
import type { ServiceEndReason } from './assistance.codes.js';
import type { ServiceType } from '../../../directory/services.codes.js';
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
  /** In the order of their ids, in which one of hundreds is found fast; a table would be slow to copy for each event. */
  readonly services: readonly Service[];
}
