import { type JsonObject } from '#kernel/decider';
import { LRUCache } from 'lru-cache';
import type { RelationSource } from '#security/access';
import {
  StoreUnavailable,
  withTimeout,
  isSetAside,
  recordingOf,
  type EventReading,
  type RecordedEvent,
} from '#kernel/event-store';
import { toProjectable, type ProjectionReading } from '#kernel/projections';
import { relationOf } from './readers.js';
import { NO_FACTS, foldEvent, type RelationFacts } from './relation.decider.js';
import type { CaseRelations } from './relation.state.js';

interface CachedRelation {
  readonly facts: RelationFacts;
  readonly revision: number;
  /** What the next entry must name as the one before it, if that is certain. */
  readonly link?: string | undefined;
  /** An entry is unreliable: it may have been the one that ended a worker's part in the case. */
  readonly isFlawed: boolean;
}

const NOTHING: CachedRelation = { facts: NO_FACTS, revision: -1, isFlawed: false };
/** The roles that still see a record with a flawed entry, since they have to repair it. */
const WATCHERS: ReadonlySet<string> = new Set(['AUDITOR', 'SUPERVISOR']);
const DEFAULTS = {
  maxCachedSurvivors: 2_000,
  readTimeoutMs: 3_000,
  onForget: (_forget: () => void): void => undefined,
};

/**
 * The relation according to the log itself, at the moment of the question: withdrawn access is gone, however far behind
 * the views are. The result is cached, none of it personal, so that each question reads only new events.
 * @param options `onForget` receives a function that clears the cache, for when the log turns out to be a different one
 */
export const relationInLog = (
  { store, ...reading }: Omit<ProjectionReading, 'amends'>,
  options: Partial<typeof DEFAULTS> = {},
): RelationSource => {
  const { maxCachedSurvivors, readTimeoutMs, onForget } = { ...DEFAULTS, ...options };
  const known = new LRUCache<string, CachedRelation>({ max: maxCachedSurvivors });
  onForget(() => known.clear());
  return async (by, survivorId) => {
    const before = known.get(survivorId) ?? NOTHING;
    const asking = store.inspect(`survivor-${survivorId}`, before.revision + 1, { after: before.link });
    const news = await withTimeout(asking, readTimeoutMs).catch((cause) => {
      throw new StoreUnavailable("The survivor's record cannot be read: try again later.", { cause });
    });
    const now = news.reduce<CachedRelation>(
      ({ facts, isFlawed }, event) => ({
        facts: applyEvent(facts, event, reading),
        revision: event.revision,
        link: isSetAside(event) || event.flaw ? undefined : event.metadata?.hash,
        isFlawed: isFlawed || isUnproven(event),
      }),
      before,
    );
    if (news.length > 0 && !now.isFlawed) known.set(survivorId, now);
    const { relation } = now.facts;
    if (relation.receivedBy === undefined || (now.isFlawed && !WATCHERS.has(by.role))) return undefined;
    return relationOf(relation, by);
  };
};

/**
 * Who has to do with a case according to its authentic entries, also where others cannot be relied on: enough to say that
 * there is a problem, and not to open anything.
 */
export const partiesToldBy = (events: readonly RecordedEvent[], reading: EventReading): CaseRelations =>
  events.reduce((facts, event) => applyEvent(facts, event, reading), NO_FACTS).relation;

const isUnproven = ({ flaw }: RecordedEvent): boolean => flaw !== undefined && flaw.kind !== 'unknownType';

/** The recipient of a survivor where no reliable entry names one. */
const UNKNOWN_RECIPIENT = 'altered';

/**
 * An unreliable entry says nothing but that the survivor is on record. An entry that holds and cannot be folded is a
 * fault of ours: to skip it could leave a colleague with access that has ended, so the reading fails.
 */
const applyEvent = (facts: RelationFacts, event: RecordedEvent, reading: EventReading): RelationFacts => {
  if (isSetAside(event)) return facts;
  if (event.flaw) return isThere(facts);
  const { data, meta } = toProjectable(event, reading);
  return foldEvent(facts, meta.type, data as JsonObject, recordingOf(event));
};

/** The only thing an unreliable entry still shows: that there is a record. */
const isThere = (facts: RelationFacts): RelationFacts => ({
  ...facts,
  relation: { ...facts.relation, receivedBy: facts.relation.receivedBy ?? UNKNOWN_RECIPIENT },
});
