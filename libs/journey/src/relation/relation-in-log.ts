import { LRUCache } from 'lru-cache';
import type { RelationSource } from '#access';
import { StoreUnavailable, answered, isSetAside, recordingOf, type AnyUpcast, type Recorded } from '#event-store';
import { seen, type Reading } from '#read-models';
import { relationOf } from './relation-of.js';
import { UNTOLD, tell, type Told } from './relation.record.js';

interface Known {
  readonly told: Told;
  readonly revision: number;
  /** An entry cannot be relied on: it may have been the one that ended somebody's part in the case. */
  readonly isFlawed: boolean;
}

const NOTHING: Known = { told: UNTOLD, revision: -1, isFlawed: false };
/** Who still sees a record with a flawed entry: those who are to mend it. */
const WATCHERS: ReadonlySet<string> = new Set(['AUDITOR', 'SUPERVISOR']);
/** How many survivors, and how many milliseconds: somebody waits for an answer. */
const USUAL = { remembered: 2_000, patience: 3_000, onForget: (_forget: () => void): void => undefined };

/**
 * The same, told by the log itself, at the moment of the question: however far behind the views are, what was taken away is
 * gone. What was told before is remembered, none of it personal, so that each question reads only what is new.
 * @param asked `onForget` is given what lets go of all that, for when the log turns out to be another one
 */
export const relationInLog = (
  { store, upcast }: Omit<Reading, 'amends'>,
  asked: Partial<typeof USUAL> = {},
): RelationSource => {
  const { remembered, patience, onForget } = { ...USUAL, ...asked };
  const known = new LRUCache<string, Known>({ max: remembered });
  onForget(() => known.clear());
  return async (by, survivorId) => {
    const before = known.get(survivorId) ?? NOTHING;
    const news = await answered(store.inspect(`survivor-${survivorId}`, before.revision + 1), patience).catch(
      (cause) => {
        throw new StoreUnavailable('Her record cannot be read.', { cause });
      },
    );
    const now = news.reduce<Known>(
      ({ told, isFlawed }, event) => ({
        told: heard(told, event, upcast),
        revision: event.revision,
        isFlawed: isFlawed || isUnproven(event),
      }),
      before,
    );
    if (news.length > 0 && !now.isFlawed) known.set(survivorId, now);
    const { relation } = now.told;
    if (relation.receivedBy === undefined || (now.isFlawed && !WATCHERS.has(by.role))) return undefined;
    return relationOf(relation, by);
  };
};

const isUnproven = ({ flaw }: Recorded): boolean => flaw !== undefined && flaw.kind !== 'unknownType';

/** Whoever hides who recorded an entry hides her from nobody but those to whom it had given her. */
const NOBODY = { id: 'altered', role: 'altered', organisation: 'altered' };

/** An entry that somebody altered in the log is told by nobody; one of which nothing is left says that she is there. */
const heard = (told: Told, event: Recorded, upcast: AnyUpcast): Told => {
  if (isSetAside(event)) return told;
  if (event.flaw) return isThere(told);
  const as = (metadata: Pick<Recorded['metadata'], 'actor' | 'command' | 'commandId'>): Told => {
    const { data, meta } = seen(event, upcast);
    return tell(told, meta.type, data as never, recordingOf({ ...event, metadata: metadata as Recorded['metadata'] }));
  };
  try {
    return as(event.metadata);
  } catch {
    try {
      return as({ actor: NOBODY, command: 'altered', commandId: 'altered' });
    } catch {
      return isThere(told);
    }
  }
};

/** All that an entry still says that cannot be relied on: that there is a record. */
const isThere = (told: Told): Told => ({
  ...told,
  relation: { ...told.relation, receivedBy: told.relation.receivedBy ?? NOBODY.id },
});
