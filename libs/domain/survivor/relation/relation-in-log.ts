import { type JsonObject } from '#kernel/decider';
import { LRUCache } from 'lru-cache';
import type { RelationSource } from '#security/access';
import {
  NOTHING_CERTAIN,
  StoreUnavailable,
  isSetAside,
  recordingOf,
  type EventReading,
  type IsUnchanged,
  type RecordedEvent,
  type StreamReading,
  type UnchangedStreams,
} from '#kernel/event-store';
import { withTimeout } from '#kernel/waiting';
import { toProjectable, type ProjectionReading } from '#kernel/projections';
import { relationOf } from './readers.js';
import { NO_FACTS, foldEvent, type RelationFacts } from './relation.decider.js';
import type { CaseRelations } from './relation.state.js';

/** With how far its stream was read: both are replaced and forgotten together. */
interface CachedRelation extends StreamReading {
  readonly facts: RelationFacts;
  /** What the next entry must name as the one before it, if that is certain. */
  readonly link?: string | undefined;
  /** An entry is unreliable: it may have been the one that ended a worker's part in the case. */
  readonly isFlawed: boolean;
}

const NOTHING = { facts: NO_FACTS, revision: -1, isFlawed: false };
/** The roles that still see a record with a flawed entry, since they have to repair it. */
const WATCHERS: ReadonlySet<string> = new Set(['AUDITOR', 'SUPERVISOR']);
const DEFAULTS = {
  maxCachedSurvivors: 5_000,
  readTimeoutMs: 3_000,
  unchanged: undefined as UnchangedStreams | undefined,
  onForget: (_forget: () => void): void => undefined,
};

/** From so many records on that are asked for at once, one look at the log costs less than a read of each. */
const LOOK_FROM_RECORDS = 4;

/**
 * The relation according to the log itself, at the moment of the question: withdrawn access is gone, however far behind
 * the views are. The result is cached, none of it personal, so that each question reads only new events.
 * @param options `unchanged` says of many records at once which have no new events, so that these need not be read;
 * `onForget` receives a function that clears the cache, for when the log turns out to be a different one
 */
export const relationInLog = (
  { store, ...reading }: Omit<ProjectionReading, 'amends'>,
  options: Partial<typeof DEFAULTS> = {},
): RelationSource => {
  const { maxCachedSurvivors, readTimeoutMs, unchanged, onForget } = { ...DEFAULTS, ...options };
  const known = new LRUCache<string, CachedRelation>({ max: maxCachedSurvivors });
  const lookTogether = unchanged && looksOfATurn(unchanged, readTimeoutMs);
  let forgotten = 0;
  onForget(() => {
    forgotten += 1;
    known.clear();
    unchanged?.forget();
  });
  /** As the log has it now. */
  const read = async (survivorId: string, endsAtMs: number): Promise<CachedRelation> => {
    const begunAtMs = performance.now();
    const forgottenBefore = forgotten;
    const before: CachedRelation = { ...(known.get(survivorId) ?? NOTHING), begunAtMs };
    const asking = store.inspect(streamOf(survivorId), before.revision + 1, { after: before.link });
    const news = await inTime(asking, endsAtMs - begunAtMs);
    // events of one log must not be added to what was read of another
    if (forgotten !== forgottenBefore) return read(survivorId, endsAtMs);
    const now = news.reduce<CachedRelation>(
      ({ facts, isFlawed }, event) => ({
        facts: applyEvent(facts, event, reading),
        revision: event.revision,
        begunAtMs,
        link: isSetAside(event) || event.flaw ? undefined : event.metadata?.hash,
        isFlawed: isFlawed || isUnproven(event),
      }),
      before,
    );
    // also that there is no record: otherwise, the time would tell it from one that is shut
    if (!now.isFlawed) known.set(survivorId, now);
    return now;
  };
  return async (by, survivorId) => {
    const endsAtMs = performance.now() + readTimeoutMs;
    const isUnchanged = await lookTogether?.(survivorId);
    const last = known.get(survivorId);
    const now = last && isUnchanged?.(streamOf(survivorId), last) ? last : await read(survivorId, endsAtMs);
    const { relation } = now.facts;
    if (relation.receivedBy === undefined || (now.isFlawed && !WATCHERS.has(by.role))) return undefined;
    return relationOf(relation, by);
  };
};

const streamOf = (survivorId: string): string => `survivor-${survivorId}`;

/** @throws StoreUnavailable */
const inTime = <Answer>(asking: Promise<Answer>, limitMs: number): Promise<Answer> =>
  withTimeout(asking, limitMs).catch((cause) => {
    throw new StoreUnavailable("The survivor's record cannot be read: try again later.", { cause });
  });

/** Records that are asked for in one turn share a look at the log, which begins after all of these questions. */
const looksOfATurn = (unchanged: UnchangedStreams, timeoutMs: number) => {
  let turn: { readonly records: Set<string>; readonly found: Promise<IsUnchanged> } | undefined;
  const look = async (records: ReadonlySet<string>): Promise<IsUnchanged> => {
    await Promise.resolve();
    turn = undefined;
    if (records.size < LOOK_FROM_RECORDS) return NOTHING_CERTAIN;
    // each record is read then, for which the rest of the time is left
    return withTimeout(unchanged.look(), timeoutMs / 3).catch(() => NOTHING_CERTAIN);
  };
  return (survivorId: string): Promise<IsUnchanged> => {
    const records = turn?.records ?? new Set<string>();
    records.add(survivorId);
    turn ??= { records, found: look(records) };
    return turn.found;
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
