import { DEFAULT_SETTINGS } from '#settings';
import {
  amendsFor,
  applyAmendments,
  foldRows,
  requiredColumns,
  factRows,
  type Projection,
  type RowProjection,
  type ProjectableEvent,
} from '#kernel/projections';
import { readingOf } from '#nest';
import { separateParts } from '../../kernel/integrity/payload.js';
import { journey } from './testing/journey.js';
import { lastContactProjection } from './tasks/caseload/last-contact.projection.js';
import { caseProjection } from './tasks/tasks.projection.js';
import { relationProjection } from './relation/relation.projection.js';
import { readersOf } from './relation/readers.js';
import { tasksOf } from './tasks/due.rules.js';
import type { RelationView } from './relation/relation.view.js';
import { NO_TASKS } from './tasks/tasks.decider.js';
import { everyJourney, type RandomJourney } from './testing/random-journey.js';

const SUBJECT = 'bb55443a-693c-4f16-a348-266bb02256a6';

const classes: (typeof journey)[number]['classes'] = Object.assign({}, ...journey.map((step) => step.classes));
const projections = journey.flatMap((step) => step.projections);

/** What a projection sees of a journey: nothing personal. */
const seenOf = ({ facts }: RandomJourney): ProjectableEvent[] =>
  facts.map(({ type, data, id, by, at }, revision) => ({
    data: separateParts(data, classes[type]!).open,
    meta: {
      subject: SUBJECT,
      category: 'survivor',
      eventId: id,
      type,
      revision,
      position: BigInt(revision),
      recordedAt: at,
      metadata: { actor: by } as ProjectableEvent['meta']['metadata'],
      sealed: [],
    },
  }));

/** Without the engine's tolerance for rows whose first event was struck out. */
const strict = (projection: RowProjection): RowProjection => ({ ...projection, view: class {} as never });

const rowsOf = (projection: Projection, seen: readonly ProjectableEvent[]) => {
  const told = seen.filter(({ meta }) => meta.type in projection.on);
  return projection.kind === 'rows' ? foldRows(strict(projection), [], told).saved : factRows(projection, told);
};

const required = projections.map((projection) => ({ projection, columns: requiredColumns(projection.view) }));

describe('any journey of a survivor', () => {
  it('fills every required column of every row of every view', () => {
    everyJourney((drawn) => {
      const seen = seenOf(drawn);
      const gaps = required.flatMap(({ projection, columns }) =>
        rowsOf(projection, seen).flatMap((row) =>
          columns
            .filter((column) => (row[column] ?? null) === null)
            .map((column) => `${projection.view.name}.${column}`),
        ),
      );
      expect(gaps).toEqual([]);
    });
  });

  it('yields the same tasks from the rules and from the views', () => {
    everyJourney((drawn) => {
      const standing = applyAmendments(seenOf(drawn), amendsFor(caseProjection, readingOf(journey).amends));
      const [row] = rowsOf(caseProjection, standing);
      expect(row?.tasks ?? NO_TASKS).toEqual(drawn.state.tasks);
      const due = tasksOf(drawn.state.tasks, DEFAULT_SETTINGS, '2020-01-01').map(({ dueOn }) => dueOn);
      expect(due.filter((day) => day < String(row!.owingSince))).toEqual([]);
    });
  });

  it('yields the same last contact in the caseload and in the case file', () => {
    everyJourney((drawn) => {
      const [listed, filed] = [caseProjection, lastContactProjection].map((projection) => {
        const standing = applyAmendments(seenOf(drawn), amendsFor(projection, readingOf(journey).amends));
        return rowsOf(projection, standing)[0];
      });
      expect(filed?.on ?? null).toEqual(listed?.lastContactOn ?? null);
    });
  });

  it('yields the same relations from the guard and from the views', () => {
    everyJourney((drawn) => {
      const standing = applyAmendments(seenOf(drawn), amendsFor(relationProjection, readingOf(journey).amends));
      const [row] = rowsOf(relationProjection, standing);
      if (drawn.state.referral === null) return;
      const { receivedBy, entrusted, offices, interviewed, restricted } = row as unknown as RelationView;
      const { erased: _, ...related } = drawn.state.relation; // asked of the log only
      expect({ receivedBy, entrusted: entrusted ?? undefined, offices, interviewed, restricted }).toEqual(related);
      expect((row as unknown as RelationView).readers).toEqual(readersOf(drawn.state.relation));
    });
  });

  it('every table is checked for its required columns', () => {
    expect(required.filter(({ columns }) => columns.length < 3)).toEqual([]);
  });
});
