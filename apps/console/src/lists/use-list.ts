import { useEffect, useState } from 'react';
import type { CombinedError } from 'urql';
import { useToday } from '../language/use-today.js';
import type { Purpose } from '../journey/purposes.js';
import { listOf, type ListFilters, type ListName, type ListPage } from './lists.js';

interface LoadedList {
  readonly of: string;
  readonly pages: readonly ListPage[];
  readonly error?: CombinedError;
}

const NOTHING: readonly ListPage[] = [];

/** A list page by page: undefined until its first page is there. */
export const useList = (name: ListName, filters: ListFilters, purpose: Purpose) => {
  const [loaded, setLoaded] = useState<LoadedList>();
  const [wanted, setWanted] = useState({ of: '', pages: 1, tries: 0 });
  // a list of what is to come is another one tomorrow
  const today = useToday();
  const of = JSON.stringify([name, purpose, filters, today]);
  const { pages: count, tries } = wanted.of === of ? wanted : { pages: 1, tries: 0 };
  const had = loaded?.of === of ? loaded.pages : NOTHING;
  useEffect(() => {
    if (had.length >= count) return undefined;
    let current = true;
    const after = had.at(-1)?.next ?? null;
    listOf(name)
      .load({ ...filters, purpose, after })
      .then(
        (page) => current && setLoaded({ of, pages: [...had, page] }),
        (error: CombinedError) => current && setLoaded({ of, pages: had, error }),
      );
    return () => {
      current = false;
    };
  }, [of, count, tries]);
  const isCurrent = loaded?.of === of;
  return {
    pages: isCurrent && loaded.pages.length > 0 ? loaded.pages : undefined,
    error: isCurrent ? loaded.error : undefined,
    more: had.at(-1)?.next ? () => setWanted({ of, pages: had.length + 1, tries }) : undefined,
    isLoading: had.length < count && !(isCurrent && loaded.error),
    again: () => setWanted({ of, pages: count, tries: tries + 1 }),
  };
};
