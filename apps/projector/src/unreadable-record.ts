import { FlawedStream } from '#kernel/event-store';
import { BrokenSeal, BrokenWrapping } from '#security/keys';

/** What is the fault of one record: a reader leaves it out or parks it, and goes on with all others. */
const OF_ONE_RECORD = [FlawedStream, BrokenSeal, BrokenWrapping];

export const isOfOneRecord = (error: unknown): error is Error => OF_ONE_RECORD.some((kind) => error instanceof kind);
