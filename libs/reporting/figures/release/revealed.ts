import { revealingOf } from '#domain/survivor';
import type { PersonalClass } from '#kernel/decider';
import type { EventStore } from '#kernel/event-store';
import type { Step } from '#nest';
import type { DataSource } from 'typeorm';
import type { Figure } from '../definitions/figure.js';
import { factTablesOf } from '../engine/incomplete.js';

/** By the id of an entry: the class of which it says something by being there. */
export type ClassByEntry = ReadonlyMap<string, PersonalClass>;

/** The facts that are made of such entries alone, such as births: who is behind one has such an entry. */
const tablesRevealing = (db: DataSource, steps: readonly Step[]): ReadonlySet<string> => {
  const revealing = revealingOf(steps);
  const facts = steps.flatMap(({ projections }) => projections.filter(({ kind }) => kind === 'facts'));
  const alone = facts.filter(({ on }) => Object.keys(on).every((type) => Object.hasOwn(revealing, type)));
  return new Set(alone.map(({ view }) => db.getMetadata(view).tableName));
};

/** Finds what the events behind a figure reveal; most figures count nothing that does, and for these nothing is read. */
export const revealedBehind = (
  { db, store }: { readonly db: DataSource; readonly store: Pick<EventStore, 'inspect'> },
  steps: readonly Step[],
): ((figure: Figure, subjects: readonly string[]) => Promise<ClassByEntry>) => {
  const types = revealingOf(steps);
  let tables: ReadonlySet<string> | undefined;
  return async (figure, subjects) => {
    tables ??= tablesRevealing(db, steps);
    if (!factTablesOf(figure).some((table) => tables!.has(table))) return new Map();
    const streams = await Promise.all(subjects.map((subject) => store.inspect(`survivor-${subject}`)));
    return new Map(streams.flat().flatMap(({ id, type }) => (types[type] ? [[id, types[type]] as const] : [])));
  };
};
