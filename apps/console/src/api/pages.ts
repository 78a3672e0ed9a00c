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
