import streams from '@eventstore/db-client/generated/streams_pb.js';
import { byPrefix, type Filter } from '../reads/filter.js';
import { LAST } from '../reads/page-queries.js';
import { streamName } from './names.js';
import { invalidArgument, callUnimplemented, nothingReadable } from './status.js';

/** The default search window. */
const DEFAULT_WINDOW_EVENTS = 32;
const BACKWARDS = 1;

export type ReadStart = 'start' | 'end' | bigint;

export interface ReadRequest {
  /** Null is `$all`. */
  readonly stream: string | null;
  readonly from: ReadStart;
  readonly backwards: boolean;
  readonly limit: bigint;
  readonly subscribe: boolean;
  readonly filter: Filter | null;
}

export function readRequest(request: streams.ReadReq): ReadRequest {
  const options = request.getOptions();
  if (!options) throw invalidArgument('the options of the read are missing');
  if (options.getResolveLinks()) throw callUnimplemented('this node keeps no links: read without resolving them');
  const subscribe = options.hasSubscription();
  const backwards = options.getReadDirection() === BACKWARDS;
  if (subscribe && backwards) throw invalidArgument('a subscription goes forwards');
  const filter = options.hasFilter() ? readFilter(options.getFilter()!) : null;
  if (filter && options.hasStream()) throw invalidArgument('a filter is for $all, not for one stream');
  const limit = parseUint64(options.getCount());
  const { stream, from } = source(options);
  if (stream !== null && from === 'end' && !backwards && !subscribe) throw nothingReadable();
  return { stream, from, backwards, subscribe, filter, limit };
}

function source(options: streams.ReadReq.Options): Pick<ReadRequest, 'stream' | 'from'> {
  const stream = options.getStream();
  if (stream) {
    const revision = stream.hasRevision() ? parseUint64(stream.getRevision()) : null;
    return { stream: streamName(stream.getStreamIdentifier()), from: readFrom(stream.hasStart(), revision) };
  }
  const all = options.getAll();
  if (!all) throw invalidArgument('the read names neither a stream nor $all');
  const position = all.getPosition();
  return {
    stream: null,
    from: readFrom(all.hasStart(), position ? parseUint64(position.getCommitPosition()) : null),
  };
}

const readFrom = (start: boolean, at: bigint | null): ReadStart => at ?? (start ? 'start' : 'end');

/** The wire counts to 2^64, Postgres to 2^63; no log gets there. */
function parseUint64(number: string): bigint {
  const value = BigInt(number);
  return value > LAST ? LAST : value;
}

function readFilter(options: streams.ReadReq.Options.FilterOptions): Filter {
  const of = options.hasStreamIdentifier() ? 'stream' : 'type';
  const expression = of === 'stream' ? options.getStreamIdentifier() : options.getEventType();
  if (!expression) throw invalidArgument('the filter names neither streams nor event types');
  const window = options.hasMax() ? options.getMax() : DEFAULT_WINDOW_EVENTS;
  if (expression.getRegex()) {
    throw invalidArgument('this node filters by prefixes and not by regular expressions: name the prefixes');
  }
  const prefixes = expression.getPrefixList();
  // no name has it, and Postgres refuses a text with it
  if (prefixes.some((prefix) => prefix.includes('\0'))) throw invalidArgument('a prefix may not contain U+0000');
  return {
    matches: byPrefix(of, prefixes),
    streams: of === 'stream' ? prefixes : undefined,
    checkpointEvery: Math.max(1, window * options.getCheckpointintervalmultiplier()),
  };
}
