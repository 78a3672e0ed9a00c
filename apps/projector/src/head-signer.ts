import {
  Inject,
  Injectable,
  Logger,
  type BeforeApplicationShutdown,
  type OnApplicationBootstrap,
} from '@nestjs/common';
import { DataSource } from 'typeorm';
import { EventStore } from '#kernel/event-store';
import { pauseFor } from '#kernel/waiting';
import {
  HeadFolder,
  LogNotary,
  lostHeads,
  missingHeadsAt,
  recordMissingHeads,
  recordSignedHeads,
} from '#security/log-head';
import type { HeadsConfiguration } from '#platform';
import { AggregateStores, isOwnEvent } from '#nest';
import { FollowerLoop, type Signs } from './follower-loop.js';
import { subscribeUntilDrop } from './log.js';

const log = new Logger('Heads');

/** How many events or milliseconds may pass without a head: whichever comes first. */
export interface SigningPace {
  readonly events: number;
  readonly ms: number;
}

const PACE: SigningPace = { events: 256, ms: 60_000 };

/** The injection token of `Heads`. */
export const HEADS = Symbol('HEADS');

export interface Heads extends HeadsConfiguration {
  readonly pace?: SigningPace;
}

/**
 * Signs heads of the log, and keeps them outside the log. At every subscription, the log must match the head that was
 * signed last; otherwise nothing is signed until an operator has decided.
 */
@Injectable()
export class HeadSigner implements OnApplicationBootstrap, BeforeApplicationShutdown {
  readonly #following: FollowerLoop;
  readonly #folder: HeadFolder;
  readonly #pace: SigningPace;

  constructor(
    private readonly store: EventStore,
    db: DataSource,
    @Inject(HEADS) private readonly heads: Heads,
    private readonly stores: AggregateStores,
  ) {
    this.#pace = heads.pace ?? PACE;
    this.#folder = new HeadFolder(heads.folder);
    this.#following = new FollowerLoop(db, 'heads', []);
  }

  async onApplicationBootstrap(): Promise<void> {
    this.#following.start((signs) => this.#sign(signs));
  }

  async beforeApplicationShutdown(): Promise<void> {
    await this.#following.stop();
  }

  async #sign({ signal, progressed, live }: Signs): Promise<void> {
    const lost = await lostHeads(this.store, this.#folder.path);
    if (lost) {
      log.warn(`HEADS_LOST: ${lost} Until then, the log is signed as it is now.`);
      await recordMissingHeads(this.store, this.stores.storeContext);
    }
    const notary = await LogNotary.resume(this.store, this.#folder, this.heads.key);
    let missingAt = await missingHeadsAt(this.store);
    const recordOnceSigned = async () => {
      if (missingAt === undefined || notary.unsigned > 0 || notary.position < missingAt) return;
      await recordSignedHeads(this.store, this.stores.storeContext);
      missingAt = undefined;
    };
    const sign = async () => {
      await notary.sign(new Date());
      await recordOnceSigned();
    };
    await recordOnceSigned(); // a process may have been killed after it signed
    const over = new AbortController();
    const batches = subscribeUntilDrop(this.store, {
      after: notary.position,
      signal: AbortSignal.any([signal, over.signal]),
      onLive: live,
      reads: isOwnEvent,
    });
    const readNext = () => {
      const coming = batches.next();
      coming.catch(() => undefined); // it is thrown where it is awaited
      return coming;
    };
    const waitForPace = () => pauseFor(this.#pace.ms, over.signal, { ref: false });
    try {
      let [coming, due] = [readNext(), waitForPace()];
      for (;;) {
        const came = await Promise.race([coming, due]);
        if (came) {
          if (came.done) break;
          await notary.take(came.value);
          coming = readNext();
          progressed();
          if (notary.unsigned < this.#pace.events) continue;
        }
        await sign();
        due = waitForPace();
      }
      await sign(); // an orderly stop leaves nothing unsigned
    } finally {
      over.abort();
    }
  }
}
