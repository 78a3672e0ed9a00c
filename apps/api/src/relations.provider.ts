import type { Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Relations, RelationsNow, relationsFrom, type RelationSource } from '#access';
import { BrokenGlass } from '#access-log';
import { steps } from '#aggregates';
import { EventStore } from '#event-store';
import { relationInLog, relationInViews } from '#journey';
import { readingOf } from '#step';
import { LogGuard } from './log-guard/log-guard.js';

/** For as long as it is the log that this process knows. */
const inThisLog = (store: EventStore, guard: LogGuard): RelationSource =>
  relationInLog({ ...readingOf(steps), store }, { onForget: (forget) => guard.onForget(forget) });

/**
 * Who is what to whom, and whose glass is broken: at the door from the log; in lists from the views, and from the log of
 * whom they do not show, since only broken glass opens her.
 */
export const relationsProviders: readonly Provider[] = [
  {
    provide: Relations,
    inject: [DataSource, EventStore, BrokenGlass, LogGuard],
    useFactory: (db: DataSource, store: EventStore, glass: BrokenGlass, guard: LogGuard): Relations => {
      const [inViews, inLog] = [relationInViews(db), inThisLog(store, guard)];
      return relationsFrom(
        async (by, survivorId) => (await inViews(by, survivorId)) ?? inLog(by, survivorId),
        glass.brokenBy,
      );
    },
  },
  {
    provide: RelationsNow,
    inject: [EventStore, BrokenGlass, LogGuard],
    useFactory: (store: EventStore, glass: BrokenGlass, guard: LogGuard): RelationsNow =>
      relationsFrom(inThisLog(store, guard), glass.brokenBy),
  },
];
