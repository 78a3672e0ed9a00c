import { withTimeout } from '#kernel/waiting';
import type { EventStore } from '../event-store.js';
import { raise } from './stream-changes.js';

/** After so long without a look, the log may have grown by more than a look should read. */
const HEAD_MAX_AGE_MS = 30_000;

/** For so long, another node that has become the leader may lack an event that the former one had. */
export const SETTLED_MS = 2_000;

/** A node that lacks events for longer is not noticed here, so nothing that was read is relied on for longer than this. */
const READ_MAX_AGE_MS = 60_000;

/** The most streams whose last revision is remembered. */
const REVISIONS_MAX = 20_000;

/** Nobody waits longer for a look that is under way. */
const LOOK_MAX_MS = 1_000;

/** How far a stream was read. */
export interface StreamReading {
  /** Of the last event that was found; -1 if there was none. */
  readonly revision: number;
  /** When the read was begun, by `performance.now()`. */
  readonly begunAtMs: number;
}

/** Whether all that there is in a stream was read: true only where that is certain. */
export type IsUnchanged = (stream: string, read: StreamReading) => boolean;

export const NOTHING_CERTAIN: IsUnchanged = () => false;

/** A position at which the log has ended. */
interface Head {
  readonly position: bigint;
  readonly endedAtMs: number;
}

/** What is known of the log. It only grows, so it does not matter in which order looks and reads end. */
interface FollowedLog {
  /** A read that began then, or later, has all that lies before the place where the first look began. */
  readonly sinceMs: number;
  /** Of each stream with an event between that place and `upTo`, at least the revision of the last one there. */
  readonly revisions: Map<string, number>;
  upTo: bigint;
  /** When the log was at `upTo`, or before it. */
  headAtMs: number;
  /** Becomes `upTo` once it has settled, and a look has gone beyond it. */
  next: Head | undefined;
  isAskingForNext: boolean;
}

/**
 * Says of any number of streams whether what was read of them before is still all that there is, by one look at what is
 * new in the log, at the moment of the question, as a read of each would. It remembers revisions only: a caller that has
 * read a stream keeps together what was read, its revision, and when the read began.
 */
export class UnchangedStreams {
  #followed: FollowedLog | undefined;
  /** How often everything was forgotten: what was asked before says nothing about the log as it is now. */
  #forgotten = 0;
  #underWay: Promise<unknown> = Promise.resolve();
  #waiting: Promise<IsUnchanged> | undefined;

  /**
   * @param prefixes of the streams that are followed
   * @param ends prefixes of streams of ours whose end is the end of the log, so that a look need not read it again
   */
  constructor(
    private readonly store: Pick<EventStore, 'changedAfter' | 'last' | 'at'>,
    private readonly prefixes: readonly string[],
    private readonly ends: readonly string[],
  ) {}

  /** One look at a time: those who ask during one share the next, which begins after all of their questions. */
  look(): Promise<IsUnchanged> {
    if (this.#waiting) return this.#waiting;
    const look = this.#underWay.then(() => {
      this.#waiting = undefined;
      return this.#lookOnce();
    });
    // why a look failed, only those learn who asked for it
    this.#underWay = this.#underWay.then(() => withTimeout(look, LOOK_MAX_MS)).catch(() => undefined);
    return (this.#waiting = look);
  }

  /** After the log was replaced, or events were lost. */
  forget(): void {
    this.#followed = undefined;
    this.#forgotten += 1;
  }

  async #lookOnce(): Promise<IsUnchanged> {
    const [followed, atMs] = [this.#followed, performance.now()];
    if (!followed || atMs - followed.headAtMs > HEAD_MAX_AGE_MS) return this.#begin();
    if (atMs < followed.sinceMs) return NOTHING_CERTAIN;
    const { next } = followed;
    const settled = next && atMs - next.endedAtMs >= SETTLED_MS ? next : undefined;
    const [changes, end] = await Promise.all([
      this.store.changedAfter(this.prefixes, followed.upTo).catch(() => undefined),
      this.store.at(settled?.position ?? followed.upTo).catch(() => undefined),
    ]);
    if (this.#followed !== followed) return NOTHING_CERTAIN;
    // without that event, the log was cut, or this node lacks the last part of it
    if (!changes || !end) return this.#begin();
    for (const [stream, revision] of changes.streams) raise(followed.revisions, stream, revision);
    if (followed.revisions.size > REVISIONS_MAX) return this.#begin();
    followed.upTo = latest(followed.upTo, changes.last?.position, settled?.position);
    if (settled) [followed.headAtMs, followed.next] = [settled.endedAtMs, undefined];
    if (!followed.next) this.#askForNext(followed);
    const sinceMs = Math.max(followed.sinceMs, atMs - READ_MAX_AGE_MS);
    return (stream, { revision, begunAtMs }) =>
      begunAtMs >= sinceMs && revision >= (followed.revisions.get(stream) ?? -1);
  }

  /** Nobody waits for it, and it may fail: without it, the next look reads a little more. */
  #askForNext(followed: FollowedLog): void {
    if (followed.isAskingForNext) return;
    followed.isAskingForNext = true;
    const { upTo } = followed;
    const note = (end: bigint | undefined): void => {
      const isCut = end === undefined || end < upTo;
      if (!isCut) followed.next = { position: end, endedAtMs: performance.now() };
      else if (this.#followed === followed) this.#followed = undefined;
    };
    void this.#end()
      .then(note)
      .catch(() => undefined)
      .finally(() => (followed.isAskingForNext = false));
  }

  /** Of nothing that was read before, or is read until the place has settled, is it certain that it has all before it. */
  async #begin(): Promise<IsUnchanged> {
    this.#followed = undefined;
    const forgotten = this.#forgotten;
    const end = await this.#end().catch(() => undefined); // who reads a stream then says that the store is unavailable
    if (end === undefined || this.#forgotten !== forgotten) return NOTHING_CERTAIN;
    const atMs = performance.now();
    this.#followed = {
      sinceMs: atMs + SETTLED_MS,
      revisions: new Map(),
      upTo: end,
      headAtMs: atMs,
      next: undefined,
      isAskingForNext: false,
    };
    return NOTHING_CERTAIN;
  }

  async #end(): Promise<bigint | undefined> {
    return (await this.store.last(this.ends))?.position;
  }
}

const latest = (first: bigint, ...others: readonly (bigint | undefined)[]): bigint =>
  others.reduce<bigint>((last, one) => (one !== undefined && one > last ? one : last), first);
