import { isSamePayload } from '#kernel/decider';
import {
  applyAmendments,
  foldRows,
  appliesTo,
  type Amends,
  type Row,
  type RowProjection,
  type ProjectableEvent,
} from '#kernel/projections';

interface FoldedRow {
  readonly key: Row;
  readonly row: Row;
}

type FoldedRows = ReadonlyMap<string, FoldedRow>;

/** A record after one of its events: its entries as amended by then, and the rows that the views make of them. */
interface RecordTables {
  readonly standing: readonly ProjectableEvent[];
  readonly lines: ReadonlyMap<RowProjection, FoldedRows>;
}

export const NO_LINES: FoldedRows = new Map();

const nameOf = (projection: RowProjection, entry: ProjectableEvent): string => JSON.stringify(projection.key(entry));

const applyEntry = (projection: RowProjection, lines: Map<string, FoldedRow>, entry: ProjectableEvent): void => {
  const name = nameOf(projection, entry);
  const before = lines.get(name);
  const [row] = foldRows(projection, before ? [before.row] : [], [entry]).saved;
  if (row) lines.set(name, { key: projection.key(entry), row });
  else lines.delete(name);
};

/** The rows that the views make of a whole history. */
export const recordTablesOf = (
  projections: readonly RowProjection[],
  events: readonly ProjectableEvent[],
  amends: Amends,
): RecordTables => {
  const standing = applyAmendments(events, amends);
  const folded = projections.map((projection) => {
    const lines = new Map<string, FoldedRow>();
    for (const entry of standing) if (appliesTo(projection, entry)) applyEntry(projection, lines, entry);
    return [projection, lines] as const;
  });
  return { standing, lines: new Map(folded) };
};

/** The tables after one more event that amends nothing: it is applied directly. */
export const withOneMore = ({ standing, lines }: RecordTables, event: ProjectableEvent): RecordTables => ({
  standing: [...standing, event],
  lines: new Map(
    [...lines].map(([projection, before]) => {
      if (!appliesTo(projection, event)) return [projection, before];
      const after = new Map(before);
      applyEntry(projection, after, event);
      return [projection, after];
    }),
  ),
});

/** The tables after one more event, which amends earlier ones: only rows with changed entries are folded again. */
export const withAmendedRows = (
  before: RecordTables,
  events: readonly ProjectableEvent[],
  amends: Amends,
): RecordTables => {
  const standing = applyAmendments(events, amends);
  const otherwise = thatDiffer(before.standing, standing);
  return {
    standing,
    lines: new Map(
      [...before.lines].map(([projection, lines]) => {
        const observed = otherwise.filter((entry) => appliesTo(projection, entry));
        const names = new Set(observed.map((entry) => nameOf(projection, entry)));
        return [projection, names.size === 0 ? lines : refold(projection, lines, names, standing)];
      }),
    ),
  };
};

const refold = (
  projection: RowProjection,
  lines: FoldedRows,
  names: ReadonlySet<string>,
  standing: readonly ProjectableEvent[],
): FoldedRows => {
  const refolded = new Map<string, FoldedRow>();
  for (const entry of standing)
    if (appliesTo(projection, entry) && names.has(nameOf(projection, entry))) applyEntry(projection, refolded, entry);
  const after = new Map(lines);
  for (const name of names) {
    const line = refolded.get(name);
    if (line) after.set(name, line);
    else after.delete(name);
  }
  return after;
};

/** Entries that are in only one of the two lists, and entries whose content differs, from before and after. */
const thatDiffer = (before: readonly ProjectableEvent[], after: readonly ProjectableEvent[]): ProjectableEvent[] => {
  const gone = new Map(before.map((entry) => [entry.meta.eventId, entry]));
  const others = after.flatMap((entry) => {
    const { eventId } = entry.meta;
    const former = gone.get(eventId);
    gone.delete(eventId);
    if (!former) return [entry];
    return former === entry || isSamePayload(former.data, entry.data) ? [] : [former, entry];
  });
  return [...gone.values(), ...others];
};
