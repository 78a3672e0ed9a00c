import { LRUCache } from 'lru-cache';
import type { Decider } from '#kernel/decider';
import {
  FlawedStream,
  LogMismatch,
  SET_ASIDE,
  readContaining,
  recordingOf,
  type Codec,
  type EventStore,
  type RecordedEvent,
} from '#kernel/event-store';

// oxlint-disable-next-line typescript/no-explicit-any -- of any aggregate
type AnyFold = Pick<Decider<any, any, never>, 'initial' | 'evolve'>;

/** A stream, folded up to a revision, and the events read beyond it, which are folded on request. */
interface CachedState {
  readonly state: unknown;
  readonly revision: number;
  readonly ahead: readonly RecordedEvent[];
}

/** How many streams are cached, each with its state. */
const CACHE_MAX_STREAMS = 200;

/**
 * The states of streams right before and right after their events, requested from first to last. Folded states are cached,
 * so each event is read and folded once, however many of its stream are requested; events of other streams are not read.
 */
export class States {
  readonly #held = new LRUCache<string, CachedState>({ max: CACHE_MAX_STREAMS });

  constructor(
    private readonly store: Pick<EventStore, 'inspect'>,
    private readonly codec: Codec,
  ) {}

  /**
   * @throws StoreUnavailable while the history does not contain the event yet, LogMismatch, FlawedStream if an entry up to
   * the event is flawed
   */
  async around(event: RecordedEvent, fold: AnyFold): Promise<{ readonly before: unknown; readonly after: unknown }> {
    const { stream, revision } = event;
    const held = await this.#upTo(event, fold);
    const pending = held.ahead.filter((event) => event.revision <= revision);
    const flawed = pending.find(({ flaw }) => flaw);
    if (flawed) throw new FlawedStream(stream, flawed.revision, flawed.id, flawed.flaw!);
    let before = held.state;
    let after = before;
    for (const { type, data, ...recorded } of await this.codec.open(pending)) {
      before = after;
      if (type === SET_ASIDE) continue;
      after = fold.evolve[type]!(before, data, recordingOf(recorded));
    }
    this.#held.set(stream, { state: after, revision, ahead: held.ahead.slice(pending.length) });
    return { before, after };
  }

  /** After an entry was set aside, histories that were read with a flaw are read again. */
  forget(): void {
    this.#held.clear();
  }

  /** The cached state, unless it is past the event, with all events that remain to be folded. */
  async #upTo({ stream, revision, id }: RecordedEvent, { initial }: AnyFold): Promise<CachedState> {
    const known = this.#held.get(stream);
    const held = known && known.revision < revision ? known : { state: initial, revision: -1, ahead: [] };
    const read = held.ahead.at(-1)?.revision ?? held.revision;
    if (read < revision) {
      const news = await readContaining(this.store, stream, { id, revision }, { from: read + 1 });
      return { ...held, ahead: [...held.ahead, ...news] };
    }
    if (held.ahead.some((event) => event.id === id)) return held;
    throw new LogMismatch(`${stream} was read with another event at revision ${revision} than ${id}`);
  }
}
