import { LRUCache } from 'lru-cache';
import type { Decider } from '#decider';
import {
  FlawedStream,
  LogMismatch,
  SET_ASIDE,
  readContaining,
  recordingOf,
  type Codec,
  type EventStore,
  type Recorded,
} from '#event-store';

// oxlint-disable-next-line typescript/no-explicit-any -- of whichever aggregate
type AnyFold = Pick<Decider<any, any, never>, 'initial' | 'evolve'>;

/** A stream, folded up to a revision, and what was read beyond it: folded when it is asked for. */
interface Held {
  readonly state: unknown;
  readonly revision: number;
  readonly ahead: readonly Recorded[];
}

/** How many streams are held, each with its state. */
const HELD = 200;

/**
 * How streams stood right before and right after their events, asked for from first to last. What was folded is held, so
 * that each event is read and folded once, however many of its stream are asked for; and of other streams, none.
 */
export class States {
  readonly #held = new LRUCache<string, Held>({ max: HELD });

  constructor(
    private readonly store: Pick<EventStore, 'inspect'>,
    private readonly codec: Codec,
  ) {}

  /**
   * @throws StoreUnavailable while the history that is read does not contain the event, LogMismatch, FlawedStream where an
   * entry up to the event cannot be relied on
   */
  async around(event: Recorded, fold: AnyFold): Promise<{ readonly before: unknown; readonly after: unknown }> {
    const { stream, revision } = event;
    const held = await this.#upTo(event, fold);
    const told = held.ahead.filter((event) => event.revision <= revision);
    const flawed = told.find(({ flaw }) => flaw);
    if (flawed) throw new FlawedStream(stream, flawed.revision, flawed.id, flawed.flaw!);
    let before = held.state;
    let after = before;
    for (const { type, data, ...recorded } of await this.codec.open(told)) {
      before = after;
      if (type === SET_ASIDE) continue;
      after = fold.evolve[type]!(before, data, recordingOf(recorded));
    }
    this.#held.set(stream, { state: after, revision, ahead: held.ahead.slice(told.length) });
    return { before, after };
  }

  /** What was read with a flaw, and has been set aside since, is read again. */
  forget(): void {
    this.#held.clear();
  }

  /** What is held, if it goes no further than right before, with all that is to be folded. */
  async #upTo({ stream, revision, id }: Recorded, { initial }: AnyFold): Promise<Held> {
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
