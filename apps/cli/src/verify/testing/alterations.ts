import { anchorOf, hashOf } from '#kernel/integrity';
import type { Random } from '../../../../../tools/cohort/prng.js';
import type { Row } from './stored-log.js';

export interface AlteredRows {
  readonly rows: readonly Row[];
  /** The events that were touched, as they lay there before or lie there now. */
  readonly touched: readonly Row[];
}

/** What somebody does who owns the database, and knows everything but the log key. */
type Alteration = (rows: readonly Row[], random: Random, origin: string) => AlteredRows;

const MINUTE_MS = 60_000;

const replaceRow = (rows: readonly Row[], row: Row, change: Partial<Row>): AlteredRows => {
  const changed = { ...row, ...change };
  return { rows: rows.map((one) => (one === row ? changed : one)), touched: [row, changed] };
};

const withoutRows = (rows: readonly Row[], gone: readonly Row[]): AlteredRows => ({
  rows: rows.filter((row) => !gone.includes(row)),
  touched: gone,
});

const json = (bytes: Buffer): Record<string, unknown> => JSON.parse(bytes.toString()) as Record<string, unknown>;
const bytes = (value: unknown): Buffer => Buffer.from(JSON.stringify(value));

const streamOf = (rows: readonly Row[], { stream }: Row): Row[] =>
  rows.filter((row) => row.stream === stream).toSorted((one, other) => one.revision - other.revision);

/** The same event with a hash that is right, and whatever code it has. */
const rehash = (row: Row, prevHash?: string): Row => {
  const { hash: _, code, ...rest } = json(row.metadata);
  const metadata = { ...rest, ...(prevHash !== undefined && { prevHash }) } as { prevHash: string };
  const hash = hashOf({ ...row, data: json(row.data), metadata });
  return { ...row, metadata: bytes({ ...metadata, hash, ...(code !== undefined && { code }) }) };
};

const hashIn = ({ metadata }: Row): string => String(json(metadata).hash);

const flipBit = (text: Buffer, random: Random): Buffer => {
  const copy = Buffer.from(text);
  copy[random.int(0, copy.length - 1)]! ^= 1 << random.int(0, 7);
  return copy;
};

/** A change that means something. */
const changeField = (row: Row, random: Random): Partial<Row> =>
  random.pick<() => Partial<Row>>([
    () => ({ data: bytes({ ...json(row.data), by: random.int(1_000, 9_999) }) }),
    () => ({ data: bytes({ ...json(row.data), more: 'x' }) }),
    () => ({ type: `${row.type}d` }),
    () => ({ id: random.uuid() }),
    () => ({ metadata: bytes({ ...json(row.metadata), actor: { id: 'x', role: 'x', organisation: 'x' } }) }),
    () => ({ metadata: bytes({ ...json(row.metadata), schema: 1 }) }),
    () => ({ metadata: bytes({ ...json(row.metadata), recordedAt: '2020-01-01T00:00:00.000Z' }) }),
    () => {
      const { code: _, ...rest } = json(row.metadata);
      return { metadata: bytes(rest) };
    },
  ])();

const forgeRow = (rows: readonly Row[], random: Random, origin: string): Row => {
  const like = random.pick(rows);
  const isNew = random.int(0, 3) === 0;
  const stream = isNew ? `survivor-${random.uuid()}` : like.stream;
  const before = isNew ? undefined : streamOf(rows, like).at(-1)!;
  const metadata = { ...json(like.metadata), prevHash: before ? hashIn(before) : anchorOf(origin, stream) };
  const most = rows.reduce((max, { position }) => (position > max ? position : max), 0n);
  return rehash({
    ...like,
    stream,
    id: random.uuid(),
    revision: (before?.revision ?? -1) + 1,
    position: most + BigInt(random.int(1, 5)),
    metadata: bytes(metadata),
  });
};

/** Of Base64 in URLs. The last letter of 32 bytes has two bits that say nothing. */
const ALPHABET = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';

export const ALTERATIONS: Readonly<Record<string, Alteration>> = {
  'flips a bit of what an event says': (rows, random) => {
    const row = random.pick(rows);
    return replaceRow(rows, row, { data: flipBit(row.data, random) });
  },
  'flips a bit of its metadata': (rows, random) => {
    const row = random.pick(rows);
    return replaceRow(rows, row, { metadata: flipBit(row.metadata, random) });
  },
  'makes something else than JSON of an event': (rows, random) => {
    const row = random.pick(rows);
    const part = random.pick(['data', 'metadata'] as const);
    return replaceRow(rows, row, { [part]: Buffer.from(random.pick(['null', '[]', '"x"', '7', '', '{', 'ÿ'])) });
  },
  'changes a field': (rows, random) => {
    const row = random.pick(rows);
    return replaceRow(rows, row, changeField(row, random));
  },
  'changes a field and hashes the event again': (rows, random) => {
    const row = random.pick(rows);
    return replaceRow(rows, row, rehash({ ...row, ...changeField(row, random) }));
  },
  'changes a field and chains the stream again': (rows, random) => {
    const changed = random.pick(rows);
    const stream = streamOf(rows, changed);
    const again = new Map<Row, Row>();
    let prevHash: string | undefined;
    for (const row of stream.slice(stream.indexOf(changed))) {
      const next = rehash(row === changed ? { ...row, ...changeField(row, random) } : row, prevHash);
      again.set(row, next);
      prevHash = hashIn(next);
    }
    return { rows: rows.map((row) => again.get(row) ?? row), touched: [...again.keys(), ...again.values()] };
  },
  'writes the code of an event in another way': (rows, random) => {
    const row = random.pick(rows);
    const metadata = json(row.metadata);
    const code = String(metadata.code);
    const last = ALPHABET.indexOf(code.at(-1)!);
    const other = random.pick([`0${code}`, `${code.slice(0, -1)}${ALPHABET[last ^ random.int(1, 3)]}`]);
    return replaceRow(rows, row, { metadata: bytes({ ...metadata, code: other }) });
  },
  'deletes an event': (rows, random) => withoutRows(rows, [random.pick(rows)]),
  'deletes the last event of a stream': (rows, random) =>
    withoutRows(rows, [streamOf(rows, random.pick(rows)).at(-1)!]),
  'deletes a stream': (rows, random) => withoutRows(rows, streamOf(rows, random.pick(rows))),
  'deletes an event and closes the gap': (rows, random) => {
    const gone = random.pick(rows);
    const after = streamOf(rows, gone).filter(({ revision }) => revision > gone.revision);
    const moved = new Map<Row, Row>();
    let prevHash = String(json(gone.metadata).prevHash);
    for (const row of after) {
      const next = rehash({ ...row, revision: row.revision - 1 }, prevHash);
      moved.set(row, next);
      prevHash = hashIn(next);
    }
    const left = rows.filter((row) => row !== gone).map((row) => moved.get(row) ?? row);
    return { rows: left, touched: [gone, ...moved.keys(), ...moved.values()] };
  },
  'swaps two events': (rows, random) => {
    const [one, other] = random.shuffled([...rows]) as [Row, Row];
    const what = random.pick<(row: Row) => Partial<Row>>([
      ({ position }) => ({ position }),
      ({ data, metadata }) => ({ data, metadata }),
      ({ stream, revision }) => ({ stream, revision }),
      ({ id }) => ({ id }),
    ]);
    const [here, there] = [
      { ...one, ...what(other) },
      { ...other, ...what(one) },
    ];
    return {
      rows: rows.map((row) => (row === one ? here : row === other ? there : row)),
      touched: [one, other, here, there],
    };
  },
  'moves when an event was stored': (rows, random) => {
    const row = random.pick(rows);
    const by = random.int(6, 1_000_000) * MINUTE_MS;
    return replaceRow(rows, row, { created: row.created + (random.int(0, 1) ? by : -by) });
  },
  'moves when an event was recorded': (rows, random) => {
    const row = random.pick(rows);
    const recordedAt = new Date(row.created + random.int(-1_000_000, 1_000_000) * MINUTE_MS - 1).toISOString();
    const moved = { ...row, metadata: bytes({ ...json(row.metadata), recordedAt }) };
    return replaceRow(rows, row, random.int(0, 1) ? rehash(moved) : moved);
  },
  'copies an event into another stream': (rows, random) => {
    const row = random.pick(rows);
    const other = random.pick(rows.filter(({ stream }) => stream !== row.stream));
    const most = rows.reduce((max, { position }) => (position > max ? position : max), 0n);
    const end = streamOf(rows, other).at(-1)!;
    const copy = { ...row, stream: other.stream, revision: end.revision + 1, position: most + 1n };
    return { rows: [...rows, copy], touched: [copy] };
  },
  'forges an event': (rows, random, origin) => {
    const forged = forgeRow(rows, random, origin);
    return { rows: [...rows, forged], touched: [forged] };
  },
  'forges an event as versions before 0.7.0 wrote them': (rows, random, origin) => {
    const forged = forgeRow(rows, random, origin);
    const { code: _, recordedAt: __, ...metadata } = json(forged.metadata);
    const former = rehash({ ...forged, metadata: bytes({ ...metadata, schema: 1 }) });
    return { rows: [...rows, former], touched: [former] };
  },
  'moves an event in the order of the log': (rows, random) => {
    const row = random.pick(rows);
    const others = rows.filter((one) => one !== row);
    const order = others.toSpliced(random.int(0, others.length), 0, row);
    const moved = order.map((one, index) => ({ ...one, position: rows[index]!.position }));
    const touched = moved.filter(({ position }, index) => position !== order[index]!.position);
    return touched.length === 0 ? withoutRows(rows, [row]) : { rows: moved, touched };
  },
  'cuts the end off': (rows, random) => withoutRows(rows, rows.slice(random.int(1, rows.length - 1))),
  'restores an older copy, and lets it grow': (rows, random, origin) => {
    const kept = rows.slice(0, random.int(1, rows.length - 1));
    const gone = rows.slice(kept.length);
    const forged = forgeRow(kept, random, origin);
    return { rows: [...kept, forged], touched: [...gone, forged] };
  },
};
