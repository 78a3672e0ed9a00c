import type { Provider } from '@nestjs/common';
import { ReadingGate } from '#security/access';
import { AccessLog } from './access-log.js';
import { BreakGlass } from './break-glass/break-glass.js';
import { CommandRefusals } from './command-refusals.js';
import { LoggedGate } from './logged-gate.js';
import { RecordBudget } from './record-budget.js';
import { RecordOpenings } from './record-openings.js';
import { RefusedReadings } from './refused-readings.js';

export { AccessLog } from './access-log.js';
export type { AccessEvents } from './access.events.js';
export { accessStep } from './access.step.js';
export { BreakGlassView } from './break-glass/break-glass.view.js';
export { BreakGlass } from './break-glass/break-glass.js';
export { breakGlass, isDangerToLife, noConsentToOpen, noSuchSurvivor } from './break-glass/break-glass.decider.js';
export { CommandRefusals } from './command-refusals.js';
export { LoggedGate } from './logged-gate.js';
export { RecordBudget } from './record-budget.js';
export { RefusedReadings } from './refused-readings.js';

/** The providers with which the API logs access. They need `RelationsNow` besides. */
export const accessLogProviders: readonly Provider[] = [
  AccessLog,
  BreakGlass,
  CommandRefusals,
  RecordBudget,
  RecordOpenings,
  RefusedReadings,
  { provide: ReadingGate, useClass: LoggedGate },
];
