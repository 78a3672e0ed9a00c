import type { StoredEvent } from '../event.js';

/**
 * A row of the log as one value, in the binary form of Postgres. A page of them is one value as well: a column for each
 * field would cost the driver more than all else that a read does.
 */
export const STORED_ROW =
  'record_send(ROW(position, revision, created, json, event_id::text, stream, type, data, metadata))';

export function storedEvents(page: Buffer): StoredEvent[] {
  const rows = new StoredRows(page);
  const events: StoredEvent[] = [];
  while (rows.hasMore) events.push(rows.next());
  return events;
}

/** A row begins with the number of its fields; each field is its type, its length and its bytes. */
const FIELD_COUNT_BYTES = 4;
const LENGTH_BYTES = 4;
const FIELD_HEAD_BYTES = 4 + LENGTH_BYTES;

class StoredRows {
  #at = 0;

  constructor(private readonly page: Buffer) {}

  get hasMore(): boolean {
    return this.#at < this.page.length;
  }

  next(): StoredEvent {
    this.#at += FIELD_COUNT_BYTES;
    const position = this.#number();
    const revision = this.#number();
    const created = this.#number();
    const json = this.page[this.#skipField()] === 1;
    const id = this.#text();
    const stream = this.#text();
    const type = this.#text();
    const data = this.#bytes();
    const metadata = this.#bytes();
    return { id, type, json, data, metadata, stream, revision, position, created };
  }

  /** Goes to the end of the next field. @returns where its bytes begin */
  #skipField(): number {
    const start = this.#at + FIELD_HEAD_BYTES;
    this.#at = start + this.page.readInt32BE(start - LENGTH_BYTES);
    return start;
  }

  #number(): bigint {
    return this.page.readBigInt64BE(this.#skipField());
  }

  #text(): string {
    const start = this.#skipField();
    return this.page.toString('utf8', start, this.#at);
  }

  #bytes(): Buffer {
    const start = this.#skipField();
    return this.page.subarray(start, this.#at);
  }
}
