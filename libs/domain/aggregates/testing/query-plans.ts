import { runAsReader, type RowSecurityDataSource, type ViewReader } from '#kernel/projections';
import { queriesDuring } from './recording-client.js';

export interface Plan {
  readonly sql: string;
  /** The tables that are scanned sequentially, and the size of each. */
  readonly scans: readonly { readonly table: string; readonly pages: number }[];
}

interface Node {
  readonly 'Node Type': string;
  readonly 'Relation Name'?: string;
  readonly Schema?: string;
  readonly Plans?: readonly Node[];
}

const nodesIn = (node: Node): Node[] => [node, ...(node.Plans ?? []).flatMap(nodesIn)];

/** The very statements that are sent for a reader, and the plans of the database for that role and person. */
export const plansOf = async (
  api: RowSecurityDataSource,
  by: ViewReader,
  work: () => Promise<unknown>,
): Promise<Plan[]> => {
  const sent = await queriesDuring(work);
  const plans: Plan[] = [];
  for (const { text, values } of sent) {
    const [row] = (await runAsReader(by, () => api.query(`EXPLAIN (FORMAT JSON, VERBOSE) ${text}`, values))) as [
      { 'QUERY PLAN': [{ Plan: Node }] },
    ];
    const scanned = nodesIn(row['QUERY PLAN'][0].Plan).filter((node) => node['Node Type'] === 'Seq Scan');
    const scans = scanned.map(async (node) => {
      const [size] = (await api.query(
        `SELECT relpages FROM pg_class JOIN pg_namespace space ON space.oid = relnamespace WHERE relname = $1 AND nspname = $2`,
        [node['Relation Name'], node.Schema],
      )) as [{ relpages: number }];
      return { table: node['Relation Name']!, pages: size.relpages };
    });
    plans.push({ sql: text, scans: await Promise.all(scans) });
  }
  return plans;
};
