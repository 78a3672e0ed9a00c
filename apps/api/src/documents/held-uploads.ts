import { Refusal, type Actor } from '#kernel/decider';
import { limitConcurrency } from '#kernel/projections';

/** How many uploads may be held in memory at a time, by everybody and by one person. */
const [ALL_MAX, PERSON_MAX] = [4, 2];
/** Those that wait for one of these places hold a connection each. */
const WAITING_MAX = 40;

const tooMany = (sentence: string): never => {
  throw new Refusal('RATE_LIMITED', sentence);
};

/** Of the files that are looked at as a whole, some at a time: those of one person never take all places. */
export class HeldUploads {
  readonly #inTurn = limitConcurrency(ALL_MAX);
  readonly #of = new Map<string, number>();
  #all = 0;

  /** @throws Refusal */
  async hold<Result>({ id }: Pick<Actor, 'id'>, work: () => Promise<Result>): Promise<Result> {
    const own = this.#of.get(id) ?? 0;
    if (own >= PERSON_MAX)
      tooMany(
        `You are uploading ${PERSON_MAX} pictures or recordings already: wait until one has arrived, then go on.`,
      );
    if (this.#all >= ALL_MAX + WAITING_MAX)
      tooMany('Many colleagues are uploading pictures and recordings now: wait a minute, then upload it again.');
    this.#of.set(id, own + 1);
    this.#all++;
    try {
      return await this.#inTurn(work);
    } finally {
      this.#all--;
      const left = this.#of.get(id)! - 1;
      if (left === 0) this.#of.delete(id);
      else this.#of.set(id, left);
    }
  }
}
