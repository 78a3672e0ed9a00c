import type streams from '@eventstore/db-client/generated/streams_pb.js';
import type grpc from '@grpc/grpc-js';
import type { Calls } from '../calls.js';
import { EMPTY_STREAM_REVISION, type StoredEvent } from '../event.js';
import { EVERY_EVENT } from './filter.js';
import type { EventLog } from '../log.js';
import { Outlet } from './outlet.js';
import { LAST, type Span } from './page-queries.js';
import type { Pages } from './pages.js';
import { subscribe } from './subscription.js';
import { streamNotFound } from '../wire/answers.js';
import { eventAnswer } from '../wire/event-answer.js';
import { type ReadRequest, readRequest } from '../wire/read.js';
import { toCallRefused, callUnavailable, nothingReadable } from '../wire/status.js';

export const read =
  (log: EventLog, pages: Pages, calls: Calls) =>
  (call: grpc.ServerWritableStream<streams.ReadReq, Buffer>): void => {
    const outlet = new Outlet(call);
    const answer = async (): Promise<void> => {
      const request = readRequest(call.request);
      if (!log.isReachable) throw callUnavailable('Postgres, which keeps the log, is out of reach: try again');
      await refuseBetweenRecords(request, log, pages);
      if (!request.subscribe) return readOnce(request, log, pages, outlet);
      const done = calls.add(() => outlet.fail(callUnavailable('the node is shutting down')));
      return subscribe(request, log, pages, outlet).finally(done);
    };
    void answer().then(
      () => outlet.end(),
      (error: unknown) => outlet.fail(toCallRefused(error)),
    );
  };

/** A position of another log, or a computed one, must not pass for a place in this log. */
async function refuseBetweenRecords({ stream, from }: ReadRequest, { tail }: EventLog, pages: Pages): Promise<void> {
  if (stream !== null || typeof from !== 'bigint' || from === 0n || from > tail.head) return;
  if (!(await pages.hasEventAt(from))) throw nothingReadable();
}

/** Asks Postgres once for a stream that nobody writes: later, a reader who has all of it is answered from memory. */
async function findRevision(stream: string, head: bigint, log: EventLog, pages: Pages): Promise<bigint> {
  const revision = await pages.lastRevision(stream, head);
  log.foundRevision(stream, revision, head);
  return revision;
}

async function readOnce(request: ReadRequest, log: EventLog, pages: Pages, outlet: Outlet): Promise<void> {
  const { stream, filter } = request;
  // later appends belong to another read: a reader slower than the writers would never end
  const { head } = log.tail;
  const last = stream === null ? head : (log.revisionOf(stream) ?? (await findRevision(stream, head, log, pages)));
  if (stream !== null && last === EMPTY_STREAM_REVISION) {
    await outlet.send(streamNotFound(stream));
    return;
  }
  if (stream !== null && !request.backwards && typeof request.from === 'bigint' && request.from > last) return;
  const recent = recentOf(request, log);
  if (recent) return void (await outlet.sendAll(answersOf(recent)));
  const matches = filter?.matches ?? EVERY_EVENT;
  let { limit } = request;
  if (limit === 0n) return;
  for await (const page of pages.span(spanOf(request, head, last), outlet.gone)) {
    const wanted = page.filter(matches).slice(0, asCount(limit));
    if (!(await outlet.sendAll(answersOf(wanted)))) return;
    limit -= BigInt(wanted.length);
    if (limit === 0n) return;
  }
}

/** What is new in a stream for a reader who has all before it, from memory, as for those who follow the log. */
function recentOf({ stream, backwards, from, limit }: ReadRequest, { tail }: EventLog): StoredEvent[] | undefined {
  if (stream === null || backwards || typeof from !== 'bigint' || from === 0n) return undefined;
  return tail.lastOf(stream, from)?.slice(0, asCount(limit));
}

function* answersOf(events: readonly StoredEvent[]): Generator<Buffer> {
  for (const event of events) yield eventAnswer(event);
}

const asCount = (limit: bigint): number => (limit > Number.MAX_SAFE_INTEGER ? Infinity : Number(limit));

/**
 * Revisions count from 0, and positions are above 0. A revision includes its event; a position, read backwards, does
 * not.
 */
function spanOf({ stream, backwards, from, limit, filter }: ReadRequest, head: bigint, last: bigint): Span {
  const first = stream === null ? 1n : 0n;
  const beyond = {
    forwards: { start: first - 1n, end: last, at: (at: bigint) => at - 1n },
    backwards: { start: 1n, end: last + 1n, at: (at: bigint) => (stream === null || at === LAST ? at : at + 1n) },
  }[backwards ? 'backwards' : 'forwards'];
  return {
    stream,
    backwards,
    head,
    from: typeof from === 'bigint' ? beyond.at(from) : beyond[from],
    to: backwards ? first : last,
    // a limit counts the events that match the filter
    limit: filter && !filter.streams ? LAST : limit,
    prefixes: filter?.streams,
  };
}
