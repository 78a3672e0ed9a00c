import type { Bearer } from '#platform/plain';
import type { Client } from './client.js';
import { formatInstant, wrapText } from '../format.js';

export interface Mark {
  readonly standing: 'RESTATED' | 'STRUCK_OUT' | 'ERASED';
  readonly type: string;
  readonly recordedAt: string;
  readonly by: { readonly id: string };
}

interface Recorder {
  readonly id: string;
  readonly role: string;
  readonly organisation: string;
  readonly office: string | null;
  readonly deputyOf?: string | null;
}

export interface Entry {
  readonly eventId: string;
  readonly stream: string;
  readonly revision: number;
  readonly type: string;
  readonly on: string;
  readonly recordedAt: string;
  readonly by: Recorder;
  readonly data: Readonly<Record<string, unknown>>;
  readonly marks: readonly Mark[];
  readonly changes: readonly { readonly what: string; readonly before: unknown; readonly after: unknown }[];
}

export interface Chain {
  readonly stream: string;
  readonly sound: boolean;
  readonly brokenAt: number | null;
  readonly checked: number;
}

interface HistoryLine {
  readonly entries: readonly Entry[];
  readonly chains: readonly Chain[];
}

interface Page {
  readonly edges: readonly { readonly node: Entry }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
  readonly chains: readonly Chain[];
}

/** Width of a line in characters, and indentation of the lines below an entry. */
const WIDTH = 80;
const INDENT = 9;

const HISTORY = `query ($survivorId: UUID!, $purpose: Purpose!, $after: String) {
  history(survivorId: $survivorId, purpose: $purpose, first: 50, after: $after) {
    edges { node { eventId stream revision type on recordedAt by { id role organisation office deputyOf } data
      marks { standing type recordedAt by { id } } changes { what before after } } }
    pageInfo { hasNextPage endCursor }
    chains { stream sound brokenAt checked }
  }
}`;

/**
 * All entries about one survivor, read page by page; undefined for an unknown id.
 * @param read receives the number of entries after each page
 */
export const historyOf = async (
  client: Client,
  as: Bearer,
  survivorId: string,
  purpose: string,
  read: (entries: number) => void = () => undefined,
): Promise<HistoryLine | undefined> => {
  const entries: Entry[] = [];
  for (let after: string | null = null; ;) {
    const { history }: { history: Page | null } = await client.insist(as, HISTORY, { survivorId, purpose, after });
    if (!history) return undefined;
    entries.push(...history.edges.map(({ node }) => node));
    read(entries.length);
    if (!history.pageInfo.hasNextPage) return { entries, chains: history.chains };
    after = history.pageInfo.endCursor;
  }
};

const formatValue = (value: unknown): string => {
  if (value === null || value === undefined) return '–';
  if (Array.isArray(value)) return value.map(formatValue).join(', ') || '–';
  if (typeof value === 'object') {
    const object = value as Record<string, unknown>;
    if (object.erased === true) return '(erased)';
    if (object.withheld === true) return '(withheld)';
    if (object.sealed === true) return '(sealed)';
    return Object.entries(object)
      .map(([key, each]) => `${key} ${formatValue(each)}`)
      .join(', ');
  }
  return String(value);
};

const headOf = ({ stream, revision, type, on, recordedAt, by }: Entry): readonly string[] => {
  const place = stream.startsWith('survivor-') ? String(revision) : `${stream.split('-')[0]!.slice(0, 4)}:${revision}`;
  return [
    `${place.padStart(INDENT - 2)}  ${on}  ${type}`,
    ...indentText(`recorded ${formatInstant(recordedAt)} by ${by.id} (${by.role})`, false),
  ];
};

const STANDINGS = {
  RESTATED: 'corrected later',
  STRUCK_OUT: 'struck out later',
  ERASED: 'erased later',
} as const;

const markOf = ({ standing, type, recordedAt, by }: Mark): string =>
  `!! ${STANDINGS[standing]}: ${type} by ${by.id}, ${formatInstant(recordedAt)}`;

/** The previous values that an entry changed; first values are in the entry itself. */
const changesOf = ({ changes }: Entry): string[] =>
  changes
    .filter(({ before }) => before !== null)
    .map(({ what, before, after }) => `${what}: ${formatValue(before)} → ${formatValue(after)}`);

/** The lines of a text below an entry; briefly, only the first of them. */
const indentText = (text: string, brief: boolean): readonly string[] => {
  const [first = '', ...more] = wrapText(text, WIDTH - INDENT);
  const lines = brief && more.length > 0 ? [`${wrapText(first, WIDTH - INDENT - 2)[0]} …`] : [first, ...more];
  return lines.map((line) => ' '.repeat(INDENT) + line);
};

/** Where the chain of a stream is broken. */
export const alteredIn = ({ stream, brokenAt }: Chain): string =>
  `ALTERED: entry ${brokenAt} of ${stream} was changed after it was recorded.`;

/** For a terminal of 80 columns: each entry with its content, its changes and later amendments below. */
export const formatHistory = (
  { entries, chains }: HistoryLine,
  { brief = false }: { readonly brief?: boolean } = {},
): string => {
  const lines = entries.flatMap((entry) => {
    const content = Object.entries(entry.data)
      .filter(([field]) => field !== 'on' && !field.endsWith('Id'))
      .map(([field, value]) => `${field}: ${formatValue(value)}`)
      .join(' · ');
    const below = [...(content ? [content] : []), ...changesOf(entry), ...entry.marks.map(markOf)];
    return [...headOf(entry), ...below.flatMap((line) => indentText(line, brief))];
  });
  const checked = chains.reduce((sum, chain) => sum + chain.checked, 0);
  const altered = chains.filter(({ sound }) => !sound);
  const proof = altered.map(alteredIn);
  return [
    ...lines,
    '',
    ...(proof.length > 0 ? proof : [`None of the ${checked} entries was altered: the hash chain holds.`]),
  ].join('\n');
};
