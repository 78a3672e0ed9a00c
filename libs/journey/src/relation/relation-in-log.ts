import type { RelationSource } from '#access';
import { Recent, StoreUnavailable, answered, recordingOf } from '#event-store';
import { seen, type Reading } from '#read-models';
import { relationOf } from './relation-of.js';
import { UNTOLD, tell, type Told } from './relation.record.js';

interface Known {
  readonly told: Told;
  readonly revision: number;
}

const NOTHING: Known = { told: UNTOLD, revision: -1 };
/** How many survivors, and how many milliseconds: somebody waits for an answer. */
const USUAL = { remembered: 2_000, patience: 3_000 };

/**
 * The same, told by the log itself, at the moment of the question: however far behind the views are, what was taken away is
 * gone. What was told before is remembered, none of it personal, so that each question reads only what is new.
 */
export const relationInLog = (
  { store, upcast }: Omit<Reading, 'amends'>,
  { remembered, patience } = USUAL,
): RelationSource => {
  const known = new Recent<Known>(remembered);
  return async (by, survivorId) => {
    const before = known.get(survivorId) ?? NOTHING;
    const news = await answered(store.read(`survivor-${survivorId}`, before.revision + 1), patience).catch((cause) => {
      throw new StoreUnavailable('Her record cannot be read.', { cause });
    });
    const now = news.reduce<Known>(({ told }, event) => {
      const { data, meta } = seen(event, upcast);
      return { told: tell(told, meta.type, data as never, recordingOf(event)), revision: event.revision };
    }, before);
    if (news.length > 0) known.set(survivorId, now);
    const { relation } = now.told;
    return relation.receivedBy === undefined ? undefined : relationOf(relation, by);
  };
};
