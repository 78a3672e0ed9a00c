import { Injectable, type BeforeApplicationShutdown, type OnApplicationBootstrap } from '@nestjs/common';
import { EventStore, UnchangedStreams } from '#kernel/event-store';
import { PREFIXES } from '#nest';

/** A look leaves its place after half a minute, and moves it to where the log ended at the look before. */
const LOOK_INTERVAL_MS = 10_000;

/**
 * Looks for what is new in the log while nobody searches, too. Otherwise, the first search after a pause would begin from
 * a new place, and what it read of the records would not count for the next one.
 */
@Injectable()
export class UnchangedRecords extends UnchangedStreams implements OnApplicationBootstrap, BeforeApplicationShutdown {
  #timer: NodeJS.Timeout | undefined;

  constructor(store: EventStore) {
    super(store, ['survivor-'], PREFIXES);
  }

  onApplicationBootstrap(): void {
    // nobody waits for it, and who searches next looks again and learns why
    const look = () => void this.look().catch(() => undefined);
    look();
    this.#timer = setInterval(look, LOOK_INTERVAL_MS);
  }

  beforeApplicationShutdown(): void {
    clearInterval(this.#timer);
  }
}
