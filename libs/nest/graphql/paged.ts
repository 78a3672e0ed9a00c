import { pageInfoOf } from './page-info.js';

interface Page<Node> {
  readonly edges: readonly { readonly cursor: string; readonly node: Node }[];
}

export const survivorIdsIn = ({ edges }: Page<{ readonly survivorId: string }>): string[] =>
  edges.map(({ node }) => node.survivorId);

/** A page with each of its nodes as it is shown. */
export const mapNodes = <Node, Shown, Rest extends object>(
  { edges, ...rest }: Page<Node> & Rest,
  toShown: (node: Node) => Shown,
) => ({ ...rest, edges: edges.map(({ cursor, node }) => ({ cursor, node: toShown(node) })) });

/** A page with the count of all pages, which is made only where the document selects it. */
export const withTotalCount = <Shown extends object>(page: Shown, count: () => Promise<number>) =>
  Object.defineProperty(page, 'totalCount', { get: count, enumerable: true }) as Shown & {
    readonly totalCount: Promise<number>;
  };

/** @param found at least one edge more than the page shows, where there are more */
export const toPage = <Edge extends { readonly cursor: string }>(
  found: readonly Edge[],
  { first, after, stale }: { readonly first: number; readonly after: string | undefined; readonly stale: boolean },
) => {
  const edges = found.slice(0, first);
  return { edges, pageInfo: pageInfoOf({ edges, after, hasNextPage: found.length > first }), stale };
};
