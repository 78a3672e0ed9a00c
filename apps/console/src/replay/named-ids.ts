import { createContext, useContext } from 'react';
import type { HistoryNode, RecordHistory } from './documents.js';

type Entry = Pick<HistoryNode, 'eventId' | 'type' | 'data'>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The ids that the content of an entry gives away, such as that of a plan or of a goal in it. */
const idsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    name.endsWith('Id') && typeof one === 'string' && UUID.test(one) ? [one] : idsIn(one),
  );
};

/** The entry that first used an id, by its place in the history. */
interface NamedBy {
  readonly at: number;
  readonly type: string;
}

/** A record has a number of its own, and is no part of the entry that names it. */
type IdMeaning = NamedBy | { readonly caseNumber: string };

/** What each id stands for: a day of that entry would read like the value itself, so its number names it. */
export const namedIdsIn = (
  entries: readonly Entry[],
  records: RecordHistory['records'],
): ReadonlyMap<string, IdMeaning> => {
  const named = new Map<string, IdMeaning>(records.map(({ survivorId, caseNumber }) => [survivorId, { caseNumber }]));
  for (const [at, { eventId, type, data }] of entries.entries())
    for (const id of [eventId, ...idsIn(data)]) if (!named.has(id)) named.set(id, { at, type });
  return named;
};

interface ReplayContext {
  readonly named: ReadonlyMap<string, IdMeaning>;
  /** The entry that is shown. */
  readonly at: number;
  readonly go: (at: number) => void;
}

const NamedIds = createContext<ReplayContext>({ named: new Map(), at: -1, go: () => undefined });
export const NamedIdsProvider = NamedIds.Provider;
export const useNamedIds = (): ReplayContext => useContext(NamedIds);
