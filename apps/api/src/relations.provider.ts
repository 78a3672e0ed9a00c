import type { Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Relations, RelationsNow, relationsFrom } from '#access';
import { BrokenGlass } from '#access-log';
import { steps } from '#aggregates';
import { EventStore } from '#event-store';
import { relationInLog, relationInViews } from '#journey';
import { readingOf } from '#step';

/**
 * Who is what to whom, and whose glass is broken: at the door from the log; in lists from the views, and from the log of
 * whom they do not show, since only broken glass opens her.
 */
export const relationsProviders: readonly Provider[] = [
  {
    provide: Relations,
    inject: [DataSource, EventStore, BrokenGlass],
    useFactory: (db: DataSource, store: EventStore, glass: BrokenGlass): Relations => {
      const [inViews, inLog] = [relationInViews(db), relationInLog({ ...readingOf(steps), store })];
      return relationsFrom(
        async (by, survivorId) => (await inViews(by, survivorId)) ?? inLog(by, survivorId),
        glass.brokenBy,
      );
    },
  },
  {
    provide: RelationsNow,
    inject: [EventStore, BrokenGlass],
    useFactory: (store: EventStore, glass: BrokenGlass): RelationsNow =>
      relationsFrom(relationInLog({ ...readingOf(steps), store }), glass.brokenBy),
  },
];
