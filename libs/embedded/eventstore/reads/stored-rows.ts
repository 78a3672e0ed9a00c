import type { StoredEvent } from '../event.js';

/** The columns of an event, in the order in which they are read here. */
export const STORED_COLUMNS = 'position, revision, created, json, event_id, stream, type, data, metadata';

/**
 * Two binary forms of a row in Postgres. Each begins with the number of its fields, and each field with its length; that of
 * `record_send` says the type of a field before it.
 */
const FORMS = {
  copied: { countBytes: 2, typeBytes: 0 },
  sent: { countBytes: 4, typeBytes: 4 },
};
const LENGTH_BYTES = 4;

/** @param row as COPY gives it */
export const storedEvent = (row: Buffer): StoredEvent => new StoredRows(row, FORMS.copied).next();

/** @param page one row after the other, as `record_send` makes them */
export function storedEvents(page: Buffer): StoredEvent[] {
  const rows = new StoredRows(page, FORMS.sent);
  const events: StoredEvent[] = [];
  while (rows.hasMore) events.push(rows.next());
  return events;
}

class StoredRows {
  #at = 0;

  constructor(
    private readonly bytes: Buffer,
    private readonly form: (typeof FORMS)[keyof typeof FORMS],
  ) {}

  get hasMore(): boolean {
    return this.#at < this.bytes.length;
  }

  next(): StoredEvent {
    this.#at += this.form.countBytes;
    const position = this.#number();
    const revision = this.#number();
    const created = this.#number();
    const json = this.bytes[this.#skipField()] === 1;
    const id = this.#id();
    const stream = this.#text();
    const type = this.#text();
    const data = this.#bytes();
    const metadata = this.#bytes();
    return { id, type, json, data, metadata, stream, revision, position, created };
  }

  /** Goes to the end of the next field. @returns where its bytes begin */
  #skipField(): number {
    const length = this.#at + this.form.typeBytes;
    const start = length + LENGTH_BYTES;
    this.#at = start + this.bytes.readInt32BE(length);
    return start;
  }

  #number(): bigint {
    return this.bytes.readBigInt64BE(this.#skipField());
  }

  #text(): string {
    const start = this.#skipField();
    return this.bytes.toString('utf8', start, this.#at);
  }

  #id(): string {
    const start = this.#skipField();
    const digits = this.bytes.toString('hex', start, this.#at);
    const [one, two, three, four] = [
      digits.slice(0, 8),
      digits.slice(8, 12),
      digits.slice(12, 16),
      digits.slice(16, 20),
    ];
    return `${one}-${two}-${three}-${four}-${digits.slice(20)}`;
  }

  #bytes(): Buffer {
    const start = this.#skipField();
    return this.bytes.subarray(start, this.#at);
  }
}
