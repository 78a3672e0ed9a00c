import type { RecordedEvent } from '#kernel/event-store';
import { isSamePayload } from '#kernel/decider';
import {
  applyAmendments,
  appliesTo,
  foldRows,
  rowNameOf,
  toProjectable,
  type Amends,
  type ProjectableEvent,
  type Row,
  type RowProjection,
} from '#kernel/projections';
import type { Step } from '#nest';
import { ABOUT_THE_ROW, viewName } from '../changes.js';
import { rowProjectionsOf } from '../history.resolver.js';
import { AFTER_EVERY_DAY, entriesBehind, type Readable } from '../time-travel.js';
import { listSources, sourcesAfter, type PartOrigin, type Sources } from './sources.js';

/** Which entries gave the present values of one row of a view. */
export interface RowOrigins {
  /** The view, as `changes` of a history name it. */
  readonly what: string;
  /** The id of the row; the subject’s, where there is one row of each. */
  readonly row: string;
  readonly sources: readonly PartOrigin[];
}

/** The name of the view of due work: queries must not import a step. */
const DUE_WORK = 'CaseView';

/**
 * The views whose rows a reader sees. Due work is left out: it follows from all views, and each task names its own
 * entry.
 */
export const visibleProjections = (steps: readonly Step[]): readonly RowProjection[] =>
  rowProjectionsOf(steps).filter(({ view }) => !('internal' in view) && view.name !== DUE_WORK);

/** The content of an entry since it was recorded or amended, and by which event. */
interface Version {
  readonly entry: ProjectableEvent;
  readonly by: string;
}

/**
 * For each row of the views by a day, the entry that gave each of its present values. Of a corrected entry, what the
 * correction changed leads to the correction, which says it, and what it repeats to the entry as it was first recorded: so
 * each value has one author. The timeline shows a correction beneath the entry that it corrects.
 */
export const originsIn = (
  projections: readonly RowProjection[],
  known: readonly RecordedEvent[],
  reading: Readable,
  asOf = AFTER_EVERY_DAY,
): readonly RowOrigins[] => {
  const told = known.map((event) => toProjectable(event, reading));
  const standing = applyAmendments(told, reading.amends);
  const versions = versionsIn(told, reading.amends);
  return projections.flatMap((projection) =>
    linesOf(projection, entriesBehind(projection, standing, asOf), versions).map(({ key, row, sources }) => ({
      what: viewName(projection),
      row: idIn(key),
      sources: listSources(contentOf(row, key), sources),
    })),
  );
};

const versionsIn = (told: readonly ProjectableEvent[], amends: Amends): ReadonlyMap<string, readonly Version[]> => {
  const versions = new Map<string, Version[]>();
  for (const [index, event] of told.entries()) {
    const by = event.meta.eventId;
    if (event.meta.type in amends)
      for (const entry of applyAmendments(told.slice(0, index + 1), amends)) {
        const former = versions.get(entry.meta.eventId);
        if (former && !isSamePayload(former.at(-1)!.entry.data, entry.data)) former.push({ entry, by });
      }
    versions.set(by, [{ entry: event, by }]);
  }
  return versions;
};

interface Line {
  readonly key: Row;
  readonly row: Row;
  readonly sources: Sources;
}

/** The rows of a view, each folded entry by entry. */
const linesOf = (
  projection: RowProjection,
  entries: readonly ProjectableEvent[],
  versions: ReadonlyMap<string, readonly Version[]>,
): readonly Line[] => {
  const lines = new Map<string, Line>();
  for (const entry of entries) {
    const key = projection.key(entry);
    const name = rowNameOf(key);
    const before = lines.get(name);
    // an entry may be corrected into another row, which it did not have when it was recorded
    const ofRow = (versions.get(entry.meta.eventId) ?? []).filter(
      (one) => appliesTo(projection, one.entry) && rowNameOf(projection.key(one.entry)) === name,
    );
    for (const { entry: version, by } of ofRow) {
      const { saved, removed } = foldRows(projection, before ? [before.row] : [], [version]);
      if (removed.length > 0) lines.delete(name);
      const [row] = saved;
      if (!row) continue;
      const last = lines.get(name);
      const sources = sourcesAfter(last && contentOf(last.row, key), contentOf(row, key), last?.sources, by);
      lines.set(name, { key, row, sources });
    }
  }
  return [...lines.values()];
};

const contentOf = (row: Row, key: Row): Row =>
  Object.fromEntries(Object.entries(row).filter(([field]) => !ABOUT_THE_ROW.has(field) && !(field in key)));

const idIn = (key: Row): string => {
  const { survivorId, ...own } = key;
  return Object.values(own).map(String).join('/') || String(survivorId);
};
