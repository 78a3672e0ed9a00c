import type { RecordedEvent } from '#kernel/event-store';
import { applyAmendments, foldRows, toProjectable, type Row } from '#kernel/projections';
import { readingOf } from '#nest';
import { everyJourney, type RandomJourney } from '../../testing/random-journey.js';
import { journey } from '../../testing/journey.js';
import { AFTER_EVERY_DAY, entriesBehind } from '../time-travel.js';
import { originsIn, visibleProjections } from './row-origins.js';

const projections = visibleProjections(journey);
const reading = readingOf(journey);
const ID = 'bb55443a-693c-4f16-a348-266bb02256a6';

const eventsOf = ({ facts }: RandomJourney): RecordedEvent[] =>
  facts.map(({ id, type, data, by, at, commandId, command }, revision) => ({
    id,
    type,
    stream: `survivor-${ID}`,
    data: data as RecordedEvent['data'],
    revision,
    position: BigInt(revision),
    recordedAt: at,
    metadata: { actor: by, command, commandId } as RecordedEvent['metadata'],
  }));

const ABOUT_THE_ROW = ['survivorId', 'caseNumber', 'revision', 'position', 'lastEventId', 'sealed', 'settled', 'done'];

/** The paths and values in a row that say something; an empty list says that there is none. */
const leavesOf = (value: unknown, path = ''): readonly (readonly [path: string, value: string])[] => {
  if (value === null || value === undefined) return [];
  const parts = typeof value === 'object' ? Object.entries(value) : [];
  if (parts.length === 0) return [[path, JSON.stringify(value)]];
  return parts
    .filter(([name]) => !ABOUT_THE_ROW.includes(name))
    .flatMap(([name, part]) => leavesOf(part, path === '' ? name : `${path}/${name}`));
};

const timesIn = (row: Row | undefined, field: string, value: string): number =>
  leavesOf(row?.[field], field).filter(([, one]) => one === value).length;

const valueAt = (row: Row | undefined, field: string, path: string): string | undefined =>
  leavesOf(row?.[field], field).find(([one]) => one === path)?.[1];

/** Whether the item of a list in which a value stands was there before, perhaps at another place. */
const hadItem = (before: Row | undefined, after: Row | undefined, leaf: string): boolean => {
  const [field, index] = leaf.split('/') as [string, string?];
  const [were, are] = [before?.[field], after?.[field]];
  if (!Array.isArray(were) || !Array.isArray(are)) return false;
  return were.some((one) => JSON.stringify(one) === JSON.stringify(are[Number(index)]));
};

/** The views of a journey, with the origin of each value and the rows before and after each entry. */
const viewsOf = (drawn: RandomJourney) => {
  const events = eventsOf(drawn);
  const standing = applyAmendments(
    events.map((event) => toProjectable(event, reading)),
    reading.amends,
  );
  const origins = originsIn(projections, events, reading);
  return projections.map((projection) => {
    const entries = entriesBehind(projection, standing, AFTER_EVERY_DAY);
    const keyOf = (row: Row) => JSON.stringify(Object.keys(projection.key(entries[0]!)).map((name) => row[name]));
    const until = (count: number) =>
      new Map(foldRows(projection, [], entries.slice(0, count)).saved.map((row) => [keyOf(row), row]));
    const what = projection.view.name.replace(/View$/, '');
    return {
      projection,
      entries,
      keyOf,
      until,
      rows: until(entries.length),
      origins: origins.filter((one) => one.what === what),
    };
  });
};

const rowOf = (row: Row, key: Row): string => {
  const { survivorId, ...own } = key;
  return (
    Object.keys(own)
      .map((name) => String(row[name]))
      .join('/') || String(survivorId)
  );
};

describe('the origins of the values of any journey', () => {
  it('are known of every value that a view shows', () => {
    let count = 0;
    everyJourney((drawn) => {
      for (const { projection, entries, rows, origins } of viewsOf(drawn))
        for (const row of rows.values()) {
          const key = projection.key(entries[0]!);
          const known = origins.find((one) => one.row === rowOf(row, key))?.sources ?? [];
          const unknown = leavesOf(row).filter(
            ([path]) => !(path in key) && !known.some((one) => path === one.path || path.startsWith(`${one.path}/`)),
          );
          count += known.length;
          expect(unknown).toEqual([]);
        }
    });
    expect(count).toBeGreaterThan(1_000);
  });

  it('are the entries whose fold alone gives the value, or an amendment of them', () => {
    let [folds, amended] = [0, 0];
    const strays: string[] = [];
    everyJourney((drawn) => {
      for (const { projection, entries, keyOf, until, rows, origins } of viewsOf(drawn))
        for (const [name, row] of rows) {
          const known = origins.find((one) => one.row === rowOf(row, projection.key(entries[0]!)))!;
          for (const { path, eventId } of known.sources) {
            const at = entries.findIndex(({ meta }) => meta.eventId === eventId);
            const isAmendment = drawn.facts.some(({ id, type }) => id === eventId && type in reading.amends);
            if (isAmendment) amended += 1;
            // what an amendment says stands in the entry that it amends
            if (at < 0 && !isAmendment) strays.push(`${known.what}.${path}`);
            if (at < 0 || isAmendment) continue;
            folds += 1;
            const [field] = path.split('/') as [string];
            const before = until(at).get(name);
            const after = until(at + 1).get(name);
            const own = leavesOf(row).filter(([one]) => one === path || one.startsWith(`${path}/`));
            // more of it than before, or in another place: the same entry may have taken an equal one away
            const gave = own.filter(
              ([leaf, value]) =>
                timesIn(after, field, value) > timesIn(before, field, value) ||
                (valueAt(after, field, leaf) === value &&
                  valueAt(before, field, leaf) !== value &&
                  !hadItem(before, after, leaf)),
            );
            expect({ what: known.what, path, gave: gave.length }).toEqual({ what: known.what, path, gave: own.length });
            expect(keyOf(after!)).toBe(name);
          }
        }
    });
    expect(strays).toEqual([]);
    expect(folds).toBeGreaterThan(1_000);
    expect(amended).toBeGreaterThan(10);
  });
});
