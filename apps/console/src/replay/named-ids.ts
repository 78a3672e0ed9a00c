import { createContext, useContext } from 'react';
import type { HistoryNode } from './documents.js';

type Entry = Pick<HistoryNode, 'eventId' | 'type' | 'on' | 'data'>;

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** The ids that the content of an entry gives away, such as that of a plan or of a goal in it. */
const idsIn = (value: unknown): readonly string[] => {
  if (Array.isArray(value)) return value.flatMap(idsIn);
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, one]) =>
    name.endsWith('Id') && typeof one === 'string' && UUID.test(one) ? [one] : idsIn(one),
  );
};

/** What each id is called: the entry that first used it, such as “Case plan drafted, 3 Mar 2020”. */
export const namedIdsIn = (
  entries: readonly Entry[],
  inWords: (entry: Entry) => string,
): ReadonlyMap<string, string> => {
  const named = new Map<string, string>();
  for (const entry of entries)
    for (const id of [entry.eventId, ...idsIn(entry.data)]) if (!named.has(id)) named.set(id, inWords(entry));
  return named;
};

const NamedIds = createContext<ReadonlyMap<string, string>>(new Map());
export const NamedIdsProvider = NamedIds.Provider;
export const useNamedIds = (): ReadonlyMap<string, string> => useContext(NamedIds);
