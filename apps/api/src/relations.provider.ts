import type { Provider } from '@nestjs/common';
import { DataSource } from 'typeorm';
import { Relations, relationsFrom } from '#access';
import { BrokenGlass } from '#access-log';
import { steps } from '#aggregates';
import { EventStore } from '#event-store';
import { relationInLog, relationInViews } from '#journey';
import { readingOf } from '#step';

/** Who is what to whom: from the views; of somebody whom they have not read yet, from the log; and whose glass is broken. */
export const relationsProvider: Provider = {
  provide: Relations,
  inject: [DataSource, EventStore, BrokenGlass],
  useFactory: (db: DataSource, store: EventStore, glass: BrokenGlass): Relations => {
    const [inViews, inLog] = [relationInViews(db), relationInLog({ ...readingOf(steps), store })];
    return relationsFrom(
      async (by, survivorId) => (await inViews(by, survivorId)) ?? inLog(by, survivorId),
      glass.brokenBy,
    );
  },
};
