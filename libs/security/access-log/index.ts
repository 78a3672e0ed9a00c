import type { Provider } from '@nestjs/common';
import { ReadingGate } from '#security/access';
import { AccessLog } from './access-log.js';
import { BrokenGlass } from './broken-glass.js';
import { CommandRefusals } from './command-refusals.js';
import { LoggedGate } from './logged-gate.js';

export { AccessLog } from './access-log.js';
export type { AccessEvents } from './access.events.js';
export { accessStep } from './access.step.js';
export { BreakGlassView } from './break-glass.view.js';
export { BrokenGlass } from './broken-glass.js';
export { CommandRefusals } from './command-refusals.js';
export { LoggedGate } from './logged-gate.js';

/** The providers with which the API logs access. They need `RelationsNow` besides. */
export const accessLogProviders: readonly Provider[] = [
  AccessLog,
  BrokenGlass,
  CommandRefusals,
  { provide: ReadingGate, useClass: LoggedGate },
];
