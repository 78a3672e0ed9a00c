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
  type UnchangedStreams,
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
  onForget(() => {
    known.clear();
    unchanged?.forget();
  });
  /** As the log has it now. */
  const read = async (survivorId: string): Promise<CachedRelation> => {
    const stream = streamOf(survivorId);
    const before = known.get(survivorId) ?? NOTHING;
    const noteRead = unchanged?.beginRead();
    const asking = store.inspect(stream, before.revision + 1, { after: before.link });
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
    // of two reads at the same time, the one that began first may end last
    const isLatest = now.revision >= (known.get(survivorId)?.revision ?? -1);
    if (now.isFlawed || !isLatest) return now;
    // also that there is no record: otherwise, the time would tell it from one that is shut
    if (news.length > 0 || !known.has(survivorId)) known.set(survivorId, now);
    noteRead?.(stream);
    return now;
  };
  return async (by, survivorId) => {
    const isUnchanged = (await lookTogether?.(survivorId))?.has(streamOf(survivorId));
    const now = (isUnchanged && known.get(survivorId)) || (await read(survivorId));
    const { relation } = now.facts;
    if (relation.receivedBy === undefined || (now.isFlawed && !WATCHERS.has(by.role))) return undefined;
    return relationOf(relation, by);
  };
};

const streamOf = (survivorId: string): string => `survivor-${survivorId}`;

/** Records that are asked for in one turn share a look at the log, which begins after all of these questions. */
const looksOfATurn = (unchanged: UnchangedStreams, timeoutMs: number) => {
  let turn: { readonly records: Set<string>; readonly found: Promise<ReadonlySet<string>> } | undefined;
  const look = async (records: ReadonlySet<string>): Promise<ReadonlySet<string>> => {
    await Promise.resolve();
    turn = undefined;
    if (records.size < LOOK_FROM_RECORDS) return NO_STREAMS;
    return withTimeout(unchanged.look(), timeoutMs).catch(() => NO_STREAMS);
  };
  return (survivorId: string): Promise<ReadonlySet<string>> => {
    const records = turn?.records ?? new Set<string>();
    records.add(survivorId);
    turn ??= { records, found: look(records) };
    return turn.found;
  };
};

const NO_STREAMS: ReadonlySet<string> = new Set();

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
