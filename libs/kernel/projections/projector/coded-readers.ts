import { v5 } from 'uuid';
import { recordInLog, type EventStore, type Stamp } from '#kernel/event-store';

/** Since when the places of readers carry codes. These names are stored forever. */
export const PLACES_STREAM = 'homeward-places';
const PLACE_CODED = 'PlaceCoded';

/** The namespace of the ids of these events: never change it, so that each is recorded once. */
const CODED_IDS = '3e1f0f0a-7c0e-5b0f-8f6c-6a5d3a2b9c41';

/**
 * Which readers have had codes: the log remembers it, so that a code that was taken away is no code of a version before
 * 0.19.0, which wrote none.
 */
export class CodedReaders {
  readonly #known = new Set<string>();

  constructor(
    private readonly store: EventStore,
    private readonly log: { readonly origin: string; readonly stamp: Stamp },
  ) {}

  async has(name: string): Promise<boolean> {
    if (!this.#known.has(name)) for (const one of await codedReadersIn(this.store)) this.#known.add(one);
    return this.#known.has(name);
  }

  /** Notes a reader once, however often this is called. @throws StoreUnavailable */
  async note(name: string): Promise<void> {
    if (this.#known.has(name)) return;
    const id = v5(`${this.log.origin} ${name}`, CODED_IDS);
    const event = { id, type: PLACE_CODED, data: { reader: name } };
    await recordInLog(this.store, { ...this.log, stream: PLACES_STREAM }, event);
    this.#known.add(name);
  }
}

/** @param store must verify its events */
export const codedReadersIn = async (store: Pick<EventStore, 'inspect'>): Promise<readonly string[]> =>
  (await store.inspect(PLACES_STREAM)).flatMap(({ type, flaw, data }) =>
    type === PLACE_CODED && !flaw && typeof data.reader === 'string' ? [data.reader] : [],
  );
