import { EventEmitter } from 'node:events';
import { expect, it } from '@jest/globals';
import shared from '@eventstore/db-client/generated/shared_pb.js';
import streams from '@eventstore/db-client/generated/streams_pb.js';
import pg from 'pg';
import { Calls } from '../calls.js';
import type { EventLog } from '../log.js';
import { Pages } from './pages.js';
import { read } from './read.js';
import { Tail } from './tail.js';

const PAGES_BEFORE_CANCEL = 3;
const PAGES = 100;

const int64 = (value: number): Buffer => {
  const bytes = Buffer.alloc(8);
  bytes.writeBigInt64BE(BigInt(value));
  return bytes;
};

/** The two forms of a row: what comes before its fields, and what comes before the length of each. */
const SENT = [4, 4] as const;
const COPIED = [19 + 2, 0] as const;

/** In the order of `STORED_COLUMNS`. */
const rowOf = (position: number, [count, type]: typeof SENT | typeof COPIED): Buffer => {
  const [nothing, other] = [Buffer.alloc(0), Buffer.from('other')];
  const fields = [
    int64(position),
    int64(0),
    int64(0),
    Buffer.from([1]),
    Buffer.alloc(16),
    other,
    other,
    nothing,
    nothing,
  ];
  const field = (bytes: Buffer): Buffer => {
    const head = Buffer.alloc(type + 4);
    head.writeInt32BE(bytes.length, type);
    return Buffer.concat([head, bytes]);
  };
  return Buffer.concat([Buffer.alloc(count), ...fields.map(field)]);
};

interface PageStatement {
  handleCopyData?(message: { chunk: Buffer }): void;
}

/** Many pages of one event each, which match no filter. */
class PagesOfOthers extends pg.Pool {
  queries = 0;
  asked = (_queries: number): void => undefined;

  override query(asked?: unknown): never {
    this.asked(++this.queries);
    if (this.queries > PAGES) return Promise.resolve({ rows: [{ page: null }], rowCount: 0 }) as never;
    (asked as PageStatement).handleCopyData?.({ chunk: rowOf(this.queries, COPIED) });
    return Promise.resolve({ rows: [{ page: rowOf(this.queries, SENT) }], rowCount: 1 }) as never;
  }
}

it('a read that its client cancels stops searching at once, even if it has found nothing', async () => {
  const tail = new Tail();
  tail.restart(1_000n);
  const prefixes = new streams.ReadReq.Options.FilterOptions.Expression().setPrefixList(['rare-']);
  const filter = new streams.ReadReq.Options.FilterOptions().setMax(32).setCheckpointintervalmultiplier(1);
  const options = new streams.ReadReq.Options()
    .setAll(new streams.ReadReq.Options.AllOptions().setStart(new shared.Empty()))
    .setFilter(filter.setStreamIdentifier(prefixes))
    .setCount('1000');
  const call = Object.assign(new EventEmitter(), {
    request: new streams.ReadReq().setOptions(options),
    write: () => true,
    end: () => undefined,
  });
  const pool = new PagesOfOthers();
  const cancelled = new Promise<void>((resolve) => {
    pool.asked = (queries) => {
      if (queries < PAGES_BEFORE_CANCEL) return;
      call.emit('cancelled');
      // a search that continued would have had its next pages by then
      if (queries === PAGES_BEFORE_CANCEL) setImmediate(resolve);
    };
  });
  read({ tail, isReachable: true } as EventLog, new Pages(pool), new Calls())(call as never);
  await cancelled;
  expect(pool.queries).toBe(PAGES_BEFORE_CANCEL);
});
