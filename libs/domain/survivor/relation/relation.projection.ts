import { AMENDING } from '#kernel/correction';
import type { EventMap, JsonObject } from '#kernel/decider';
import { recordingIn, rows, type Meta } from '#kernel/projections';
import { readersOf } from './readers.js';
import { RELATION_EVENTS, NO_FACTS, foldEvent, type RelationFacts } from './relation.decider.js';
import { RelationView } from './relation.view.js';

const relationRow = ({
  receivedBy,
  entrusted,
  offices,
  interviewed,
  restricted,
  told,
}: Partial<RelationView>): RelationFacts =>
  receivedBy === undefined
    ? NO_FACTS
    : {
        relation: {
          receivedBy,
          entrusted: entrusted ?? undefined,
          offices: offices!,
          interviewed: interviewed!,
          restricted: restricted!,
        },
        record: told!,
      };

/** The change that an event makes in the row: without a reception there is no row. */
const changeRow = (type: string) => (payload: JsonObject, before: Partial<RelationView>, meta: Meta) => {
  const { relation, record } = foldEvent(relationRow(before), type, payload, recordingIn(meta));
  const { receivedBy, entrusted = null } = relation;
  if (receivedBy === undefined) return null;
  return { ...relation, receivedBy, entrusted, readers: readersOf(relation), told: record };
};

/** It observes corrections in their order, since it keeps the data before them. */
export const relationProjection = rows<EventMap, RelationView>({
  view: RelationView,
  of: 'survivor',
  key: (_, { subject }) => ({ survivorId: subject }),
  on: Object.fromEntries(RELATION_EVENTS.map((type) => [type, changeRow(type)])),
  inTurn: Object.keys(AMENDING),
});
