import type { EventMap } from '#decider';
import { recordingOf } from '#event-store';
import { rows } from '#read-models';
import { HEARS, NOBODYS, type Related } from './relation.decider.js';
import { RelationView } from './relation.view.js';

type AnyHears = (her: Related, said: never, recording: ReturnType<typeof recordingOf>) => Related;

const relatedIn = ({ receivedBy, entrusted, offices }: Partial<RelationView>): Related => ({
  receivedBy,
  entrusted: entrusted ?? undefined,
  offices: offices ?? NOBODYS.offices,
});

/** Told by the very fold that commands are judged by. */
export const relationProjection = rows<EventMap, RelationView>({
  view: RelationView,
  key: (_, { subject }) => ({ survivorId: subject }),
  on: Object.fromEntries(
    Object.entries(HEARS).map(([type, hear]) => [
      type,
      (said, before, { eventId: id, metadata, recordedAt }) => {
        const told = (hear as AnyHears)(relatedIn(before), said as never, recordingOf({ id, metadata, recordedAt }));
        return { receivedBy: told.receivedBy!, entrusted: told.entrusted ?? null, offices: told.offices };
      },
    ]),
  ),
});
