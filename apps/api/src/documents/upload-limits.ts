import { RateLimiterMemory, type RateLimiterRes } from 'rate-limiter-flexible';
import { DOCUMENT_MAX_BYTES, type SurvivorState } from '#domain/survivor';
import { Refusal, refuse, type Actor } from '#kernel/decider';

const MB = 1_024 * 1_024;

/** All documents of one survivor together: more than a case needs in ten years, and too little to fill a disk. */
const SURVIVOR_MAX_BYTES = 1_024 * MB;

/** What one person uploads in a day: a whole file of papers, but not a disk. Also what is never attached counts. */
const PERSON_MAX_MB_PER_DAY = 1_024;

const DAY_S = 24 * 60 * 60;
const HOUR_S = 60 * 60;

/** @throws Refusal */
export const requireRoom = (documents: SurvivorState['documents'], bytes: number): void => {
  const stored = Object.values(documents).reduce((sum, { attached }) => sum + attached.stored.bytes, 0);
  if (stored + bytes > SURVIVOR_MAX_BYTES)
    refuse(
      'DOCUMENTS_FULL',
      'The documents of this survivor may have 1 GB together, and this one is too much: attach only what the case needs, and smaller.',
    );
};

/** What a request may bring: what it announces, or else the most that is taken of it. */
export const announcedBytes = (contentLength: string | undefined): number => {
  const bytes = Number(contentLength);
  return bytes > 0 && bytes < DOCUMENT_MAX_BYTES ? bytes : DOCUMENT_MAX_BYTES;
};

/** Counts what each person uploads to this process in a day. */
export class UploadBudget {
  readonly #spent = new RateLimiterMemory({ points: PERSON_MAX_MB_PER_DAY, duration: DAY_S });

  /** @throws Refusal */
  async spend({ id }: Pick<Actor, 'id'>, bytes: number): Promise<void> {
    try {
      await this.#spent.consume(id, Math.ceil(bytes / MB));
    } catch (spent) {
      const hours = Math.max(1, Math.ceil((spent as RateLimiterRes).msBeforeNext / 1_000 / HOUR_S));
      throw new Refusal(
        'UPLOADS_SPENT',
        `You have uploaded 1 GB in a day, which is the limit: continue in ${hours} hours, or let a colleague upload it.`,
      );
    }
  }
}
