import type { Bearer } from '#platform';
import type { Client } from '../client/client.js';

export interface Entry {
  readonly revision: number;
  readonly type: string;
  readonly on: string;
  readonly recordedAt: string;
  readonly by: { readonly id: string; readonly role: string };
  readonly data: Readonly<Record<string, unknown>>;
  readonly changes: readonly { readonly what: string; readonly before: unknown; readonly after: unknown }[];
}

export interface Told {
  readonly entries: readonly Entry[];
  readonly chain: { readonly sound: boolean; readonly brokenAt: number | null; readonly checked: number };
}

interface Page {
  readonly edges: readonly { readonly node: Entry }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly chain: Told['chain'];
}

const HISTORY = `query ($survivorId: ID!, $purpose: Purpose!, $after: String) {
  history(survivorId: $survivorId, purpose: $purpose, first: 50, after: $after) {
    edges { node { revision type on recordedAt by { id role } data changes { what before after } } }
    pageInfo { hasNextPage endCursor }
    chain { sound brokenAt checked }
  }
}`;

/** Everything that was recorded of one survivor, page by page; nothing when nobody is known by that id. */
export const historyOf = async (
  client: Client,
  as: Bearer,
  survivorId: string,
  purpose: string,
): Promise<Told | undefined> => {
  const entries: Entry[] = [];
  for (let after: string | null = null; ;) {
    const { history }: { history: Page | null } = await client.insist(as, HISTORY, { survivorId, purpose, after });
    if (!history) return undefined;
    entries.push(...history.edges.map(({ node }) => node));
    if (!history.pageInfo.hasNextPage) return { entries, chain: history.chain };
    after = history.pageInfo.endCursor;
  }
};

const shown = (value: unknown): string => {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return value.map(shown).join(', ') || '–';
  if (typeof value === 'object') {
    const object = value as Record<string, unknown>;
    return object.erased === true
      ? '(erased)'
      : Object.entries(object)
          .map(([key, each]) => `${key} ${shown(each)}`)
          .join(', ');
  }
  return String(value);
};

/** For a terminal: one line for each entry, what was said below it. */
export const printed = ({ entries, chain }: Told, { brief = false }: { readonly brief?: boolean } = {}): string => {
  const lines = entries.flatMap(({ revision, type, on, recordedAt, by, data }) => {
    const said = Object.entries(data)
      .filter(([field]) => field !== 'on' && !field.endsWith('Id'))
      .map(([field, value]) => `${field}: ${shown(value)}`)
      .join(' · ');
    const head = `${String(revision).padStart(4)}  ${on}  ${type.padEnd(30)} ${by.id} (${by.role}), recorded ${recordedAt.slice(0, 19).replace('T', ' ')}`;
    return [head, ...(said ? [`      ${brief && said.length > 150 ? `${said.slice(0, 150)} …` : said}`] : [])];
  });
  const proof = chain.sound
    ? `All ${chain.checked} entries are what they were when they were recorded: the hash chain holds.`
    : `ALTERED: entry ${chain.brokenAt} is not what was recorded.`;
  return [...lines, '', proof].join('\n');
};
