import { Refusal, type Actor } from '#kernel/decider';
import { limitConcurrency } from '#kernel/projections';

const MB = 1_024 * 1_024;

/** How many files are cleaned and stored at a time. */
const CLEANED_AT_ONCE = 4;
/** How many one person may be sending, and all: each holds a connection. */
const [PERSON_MAX, ALL_MAX] = [2, 44];
/** What may have arrived of all of them: six of the largest. Somebody whose line is slow takes little of it. */
const ARRIVED_MAX_BYTES = 150 * MB;
/** Senders decide how small the parts are in which a file arrives, so each is copied: objects for them would fill the heap. */
const PAGE_BYTES = 64 * 1_024;

const tooMany = (sentence: string): never => {
  throw new Refusal('RATE_LIMITED', sentence);
};

const tooBusy = (): never =>
  tooMany('Many colleagues are uploading pictures and recordings now: wait a minute, then upload it again.');

/** Takes in the files that are looked at as a whole. None keeps another one waiting while it arrives. */
export class HeldUploads {
  readonly #inTurn = limitConcurrency(CLEANED_AT_ONCE);
  readonly #of = new Map<string, number>();
  #all = 0;
  #arrived = 0;

  constructor(private readonly arrivedMaxBytes = ARRIVED_MAX_BYTES) {}

  /** @throws Refusal, and what the work throws */
  async hold<Result>(
    { id }: Pick<Actor, 'id'>,
    body: AsyncIterable<Buffer>,
    work: (whole: Buffer) => Promise<Result>,
  ): Promise<Result> {
    const own = this.#of.get(id) ?? 0;
    if (own >= PERSON_MAX)
      tooMany(
        `You are uploading ${PERSON_MAX} pictures or recordings already: wait until one has arrived, then go on.`,
      );
    if (this.#all >= ALL_MAX) tooBusy();
    this.#of.set(id, own + 1);
    this.#all++;
    const pages: Buffer[] = [];
    try {
      const bytes = await this.#collect(body, pages);
      return await this.#inTurn(() => work(Buffer.concat(pages, bytes)));
    } finally {
      this.#arrived -= pages.length * PAGE_BYTES;
      this.#all--;
      const left = this.#of.get(id)! - 1;
      if (left === 0) this.#of.delete(id);
      else this.#of.set(id, left);
    }
  }

  async #collect(body: AsyncIterable<Buffer>, pages: Buffer[]): Promise<number> {
    let bytes = 0;
    for await (const part of body)
      for (let rest = part; rest.length > 0;) {
        const at = bytes % PAGE_BYTES;
        if (at === 0) pages.push(this.#newPage());
        const copied = rest.copy(pages.at(-1)!, at);
        bytes += copied;
        rest = rest.subarray(copied);
      }
    return bytes;
  }

  #newPage(): Buffer {
    if (this.#arrived + PAGE_BYTES > this.arrivedMaxBytes) tooBusy();
    this.#arrived += PAGE_BYTES;
    return Buffer.alloc(PAGE_BYTES);
  }
}
