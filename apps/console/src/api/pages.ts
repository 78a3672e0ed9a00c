interface PageInfo {
  readonly hasNextPage: boolean;
  readonly endCursor: string | null;
}

/** A page of a list, as the service answers it. */
export interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: PageInfo;
}

/** Where the next page begins; null after the last one. */
export const readNextCursor = ({ pageInfo }: Pick<Connection<unknown>, 'pageInfo'>): string | null =>
  pageInfo.hasNextPage ? pageInfo.endCursor : null;

/** The nodes of two pages. One that is in both, since it moved in between, stays where it was, as the later page has it. */
export const joinNodes = <Node>(
  before: readonly Node[],
  after: readonly Node[],
  idOf?: (node: Node) => string,
): readonly Node[] =>
  idOf ? [...new Map([...before, ...after].map((node) => [idOf(node), node])).values()] : [...before, ...after];

/**
 * A page of a list that comes as rows alone, each with its cursor. It is asked for one row more than it shows, which says
 * that the list goes on.
 */
export const toPage = <Row extends { readonly cursor: string }>(
  rows: readonly Row[],
  first: number,
): Connection<Row> => ({
  edges: rows.slice(0, first).map((node) => ({ node })),
  pageInfo: { hasNextPage: rows.length > first, endCursor: rows.slice(0, first).at(-1)?.cursor ?? null },
});

interface LoadedFrom<Page> {
  readonly pages: readonly Page[];
  /** Where the next page begins, also where that page did not come; null after the last one. */
  readonly next: string | null;
}

/**
 * The pages from a place on, until so many rows are there or the list ends.
 * @param loadPage takes where the page begins, and how many rows are still missing
 */
export const loadPagesFrom = async <Page extends Connection<unknown>>(
  after: string | null,
  rows: number,
  loadPage: (after: string | null, missing: number) => Promise<Page | undefined>,
): Promise<LoadedFrom<Page>> => {
  const pages: Page[] = [];
  let [next, missing] = [after, rows];
  do {
    const page = await loadPage(next, missing);
    if (!page) break;
    pages.push(page);
    missing -= page.edges.length;
    next = readNextCursor(page);
  } while (missing > 0 && next !== null);
  return { pages, next };
};

/**
 * How many rows of a list are asked for again: as many as are shown, or all of a list that was whole. With a limit, since
 * rows open records, only as many as are shown.
 */
export const rowsAgain = (shown: number, isWhole: boolean, max: number): number =>
  isWhole && max === Infinity ? Infinity : Math.min(shown, max);

/** The nodes of all pages; undefined as soon as a page is. */
export const loadAllPages = async <Node, Missing extends undefined = never>(
  loadPage: (after: string | null) => Promise<Connection<Node> | Missing>,
): Promise<readonly Node[] | Missing> => {
  const nodes: Node[] = [];
  let after: string | null = null;
  do {
    const page: Connection<Node> | Missing = await loadPage(after);
    if (!page) return page;
    nodes.push(...page.edges.map(({ node }) => node));
    after = readNextCursor(page);
  } while (after !== null);
  return nodes;
};
