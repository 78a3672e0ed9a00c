import type { Provider } from '@nestjs/common';
import { APP_GUARD } from '@nestjs/core';
import { LogGuard } from './log-guard/log-guard.js';
import { NotLeftGuard } from './sign-in/caller.js';
import { RolesGuard } from './sign-in/roles-guard.js';

/** In this order: a refusal for the role leaves a trace, and nothing is written to a log that is not known to be ours. */
export const guards: readonly Provider[] = [
  LogGuard,
  { provide: APP_GUARD, useExisting: LogGuard },
  { provide: APP_GUARD, useClass: RolesGuard },
  NotLeftGuard,
  { provide: APP_GUARD, useExisting: NotLeftGuard },
];
