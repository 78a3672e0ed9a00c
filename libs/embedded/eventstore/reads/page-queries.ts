import { escapeLiteral, type QueryConfig } from 'pg';
import { STORED_COLUMNS } from './stored-rows.js';

/** Maximum rows and bytes of a page, which limit the memory of a reader: it has one, and the next is on its way. */
const PAGE_MAX_ROWS = 500n;
const PAGE_MAX_BYTES = 2 * 1024 * 1024;
const ROW_BYTES = 256;

export const LAST = 2n ** 63n - 1n;

/** A span of the log or of a stream: everything beyond `from`, up to and including `to`. */
export interface Span {
  readonly stream: string | null;
  readonly backwards: boolean;
  readonly from: bigint;
  readonly to: bigint;
  /** Ignores events that were committed after this position. */
  readonly head: bigint;
  readonly limit?: bigint;
  /** Of the log: only streams whose names begin with one of these. */
  readonly prefixes?: readonly string[] | undefined;
}

/** What a span is of, by which column it goes, and the condition on the names of its streams. */
const KINDS = {
  log: { by: 'position', named: () => 'true' },
  stream: { by: 'revision', named: (name: string) => `stream = ${name}` },
  streams: { by: 'position', named: (prefixes: string) => `stream ^@ ANY (${prefixes})` },
};
type Kind = keyof typeof KINDS;

const kindOf = ({ stream, prefixes }: Span): Kind => (stream === null ? (prefixes ? 'streams' : 'log') : 'stream');

const limitOf = ({ limit = LAST }: Span): bigint => (limit < PAGE_MAX_ROWS ? limit : PAGE_MAX_ROWS);

interface PageQuery {
  readonly rows: string;
  readonly order: string;
}

/** @param values of a span in SQL: where it begins and ends, the head, the limit, and the names of its streams */
function pageQuery(kind: Kind, backwards: boolean, [from, to, head, limit, names]: readonly string[]): PageQuery {
  const { by, named } = KINDS[kind];
  const [beyond, upTo] = backwards ? ['<', '>='] : ['>', '<='];
  const order = `ORDER BY ${by} ${backwards ? 'DESC' : 'ASC'}`;
  const size = `octet_length(data) + octet_length(metadata) + ${ROW_BYTES}`;
  const rows = `(
  SELECT *, ${size} AS size, sum(${size}) OVER (${order} ROWS UNBOUNDED PRECEDING) AS reached FROM (
    SELECT * FROM eventstore.events
    WHERE ${by} ${beyond} ${from} AND ${by} ${upTo} ${to} AND position <= ${head} AND ${named(names!)}
    ${order} LIMIT ${limit}
  ) rows
) page WHERE reached - size < ${PAGE_MAX_BYTES}`;
  return { rows, order };
}

function preparedText(kind: Kind, backwards: boolean): string {
  const { rows, order } = pageQuery(kind, backwards, ['$1', '$2', '$3', '$4', '$5']);
  return `SELECT string_agg(record_send(ROW(${STORED_COLUMNS})), '' ${order}) AS page FROM ${rows}`;
}

const kinds = Object.keys(KINDS) as Kind[];
const PREPARED = Object.fromEntries(
  kinds.flatMap((kind) => [false, true].map((backwards) => [`${kind} ${backwards}`, preparedText(kind, backwards)])),
);

/** A page as one value: a column for each field would cost the driver more than all else that a read does. */
export function preparedPage(span: Span): QueryConfig {
  const { stream, backwards, from, to, head, prefixes } = span;
  const name = `${kindOf(span)} ${backwards}`;
  const names = stream ?? prefixes;
  return {
    name,
    text: PREPARED[name]!,
    values: [from, to, head, limitOf(span), ...(names === undefined ? [] : [names])],
  };
}

/** A page as rows to be copied, with literals: COPY takes no parameters. */
export function copiedPage(span: Span): string {
  const { stream, backwards, from, to, head, prefixes } = span;
  const numbers = [from, to, head, limitOf(span)].map((value) => `'${value}'::bigint`);
  const texts = prefixes?.map((one) => escapeLiteral(one)).join();
  const names = texts === undefined ? escapeLiteral(stream ?? '') : `ARRAY[${texts}]::text[]`;
  const { rows, order } = pageQuery(kindOf(span), backwards, [...numbers, names]);
  return `SELECT ${STORED_COLUMNS} FROM ${rows} ${order}`;
}
