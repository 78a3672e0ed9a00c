import type { Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Relations, RelationsNow, relationsFrom } from '#access';
import { BrokenGlass } from '#access-log';
import { steps } from '#aggregates';
import { EventStore } from '#event-store';
import { relationInLog, relationInViews } from '#journey';
import { readingOf } from '#step';

/** Who is what to whom, and whose glass is broken: in lists from the views, and at the door from the log. */
export const relationsProviders: readonly Provider[] = [
  {
    provide: Relations,
    inject: [DataSource, BrokenGlass],
    useFactory: (db: DataSource, glass: BrokenGlass): Relations => relationsFrom(relationInViews(db), glass.brokenBy),
  },
  {
    provide: RelationsNow,
    inject: [EventStore, BrokenGlass],
    useFactory: (store: EventStore, glass: BrokenGlass): RelationsNow =>
      relationsFrom(relationInLog({ ...readingOf(steps), store }), glass.brokenBy),
  },
];
