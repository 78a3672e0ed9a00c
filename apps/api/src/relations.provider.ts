import type { Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Relations, RelationsNow, relationsFrom, type RelationSource } from '#security/access';
import { BreakGlass } from '#security/access-log';
import { steps } from '#domain/aggregates';
import { EventStore } from '#kernel/event-store';
import { relationInLog, relationInViews } from '#domain/survivor';
import { readingOf } from '#nest';
import { LogGuard } from './log-guard/log-guard.js';

/** Only while the log is the one that this process knows. */
const inThisLog = (store: EventStore, guard: LogGuard): RelationSource =>
  relationInLog({ ...readingOf(steps), store }, { onForget: (forget) => guard.onForget(forget) });

/**
 * The reading gate reads relations and emergency accesses from the log. Lists read them from the views, and from the log
 * for survivors that the views do not show, because only an emergency access can open these.
 */
export const relationsProviders: readonly Provider[] = [
  {
    provide: Relations,
    inject: [DataSource, EventStore, BreakGlass, LogGuard],
    useFactory: (db: DataSource, store: EventStore, glass: BreakGlass, guard: LogGuard): Relations => {
      const [inViews, inLog] = [relationInViews(db), inThisLog(store, guard)];
      return relationsFrom(
        async (by, survivorId) => (await inViews(by, survivorId)) ?? inLog(by, survivorId),
        glass.inViews,
      );
    },
  },
  {
    provide: RelationsNow,
    inject: [EventStore, BreakGlass, LogGuard],
    useFactory: (store: EventStore, glass: BreakGlass, guard: LogGuard): RelationsNow =>
      relationsFrom(inThisLog(store, guard), glass.inLog),
  },
];
