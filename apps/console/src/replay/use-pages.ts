import { useEffect, useState } from 'react';
import type { CombinedError, TypedDocumentNode } from 'urql';
import { client } from '../api/client.js';
import { readNextCursor, type Connection } from '../api/pages.js';

interface HistoryPage<Node> extends Connection<Node> {
  readonly complete?: boolean;
  readonly stale?: boolean;
}

interface LoadedPages<Node> {
  readonly nodes: readonly Node[];
  readonly next: string | null;
  /** Whether no page of it lacks something that was written. */
  readonly complete: boolean;
  /** Whether the latest entries may be missing from a page of it. */
  readonly stale: boolean;
  readonly error?: CombinedError;
}

/**
 * A list page by page; a page is a question that is logged itself, so the next one is asked on demand. Nothing is there
 * until the first answer.
 */
export const usePages = <Data, Of extends object, Node>(
  query: TypedDocumentNode<Data, Of & { readonly after?: string | null }>,
  of: Of,
  connectionIn: (data: Data) => HistoryPage<Node> | null | undefined,
) => {
  const [loaded, setLoaded] = useState<LoadedPages<Node>>();
  const [after, setAfter] = useState<string | null>(null);
  useEffect(() => {
    let current = true;
    void client
      .query(query, { ...of, after })
      .toPromise()
      .then(({ data, error }) => {
        if (!current) return;
        const page = data && connectionIn(data);
        setLoaded((before) => ({
          nodes: [...(before?.nodes ?? []), ...(page?.edges.map(({ node }) => node) ?? [])],
          next: page ? readNextCursor(page) : null,
          complete: (before?.complete ?? true) && (page?.complete ?? true),
          stale: (before?.stale ?? false) || (page?.stale ?? false),
          ...(error && { error }),
        }));
      });
    return () => {
      current = false;
    };
  }, [query, JSON.stringify(of), after]);
  return { ...loaded, more: loaded?.next ? () => setAfter(loaded.next) : undefined };
};
