import type { Provider } from '@nestjs/common';
import { RelationsNow, relationsFrom } from '#security/access';
import { BreakGlass } from '#security/access-log';
import { steps } from '#domain/aggregates';
import { EventStore } from '#kernel/event-store';
import { relationInLog } from '#domain/survivor';
import { readingOf } from '#nest';
import { LogGuard } from './log-guard/log-guard.js';
import { UnchangedRecords } from './log-guard/unchanged-records.js';

/**
 * What opens a record is read from the log, only while it is the one that this process knows: relations and emergency
 * accesses. The views only say which records a list may show.
 */
export const relationsProvider: Provider = {
  provide: RelationsNow,
  inject: [EventStore, BreakGlass, LogGuard, UnchangedRecords],
  useFactory: (store: EventStore, glass: BreakGlass, guard: LogGuard, unchanged: UnchangedRecords): RelationsNow =>
    relationsFrom(
      relationInLog({ ...readingOf(steps), store }, { unchanged, onForget: (forget) => guard.onForget(forget) }),
      glass.inLog,
    ),
};
