import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { client } from '../api/client.js';
import { useLabels } from '../language/labels.js';
import type { Register } from './commands.js';
import { OFFICES, ORGANISATIONS, STAFF } from './documents.js';
import { endedOrganisationRow, officeRow, organisationRow, workerRow, type RegisterRow } from './rows.js';

type Words = Parameters<typeof officeRow>[1];

interface Page {
  readonly rows: (words: Words) => RegisterRow[];
  readonly next: string | null;
}

interface Connection<Node> {
  readonly edges: readonly { readonly node: Node }[];
  readonly pageInfo: { readonly hasNextPage: boolean; readonly endCursor: string | null };
}

const pageOf = <Node>(
  { edges, pageInfo }: Connection<Node>,
  rowOf: (node: Node, words: Words) => RegisterRow,
): Page => ({
  rows: (words) => edges.map(({ node }) => rowOf(node, words)),
  next: pageInfo.hasNextPage ? pageInfo.endCursor : null,
});

interface Variables {
  readonly on: string | null;
  readonly after: string | null;
}

/** @throws CombinedError when the service refuses or does not answer */
const PAGES: Readonly<Record<Register, (variables: Variables) => Promise<Page>>> = {
  organisations: async (variables) => {
    const { data, error } = await client.query(ORGANISATIONS, { ...variables, ended: false }).toPromise();
    if (!data) throw error!;
    return pageOf(data.organisations, organisationRow);
  },
  endedOrganisations: async (variables) => {
    const { data, error } = await client.query(ORGANISATIONS, { ...variables, ended: true }).toPromise();
    if (!data) throw error!;
    return pageOf(data.organisations, endedOrganisationRow);
  },
  offices: async (variables) => {
    const { data, error } = await client.query(OFFICES, variables).toPromise();
    if (!data) throw error!;
    return pageOf(data.offices, officeRow);
  },
  staff: async (variables) => {
    const { data, error } = await client.query(STAFF, variables).toPromise();
    if (!data) throw error!;
    return pageOf(data.staff, workerRow);
  },
};

const loadAllPages = async (
  register: Register,
  on: string | null,
  after: string | null = null,
): Promise<readonly Page[]> => {
  const page = await PAGES[register]({ on, after });
  return page.next === null ? [page] : [page, ...(await loadAllPages(register, on, page.next))];
};

interface Loaded {
  readonly of: string;
  readonly pages?: readonly Page[];
  readonly error?: CombinedError;
}

/** A whole register as of a day, in words; undefined until loaded. */
export const useRegisterRows = (register: Register, on: string | undefined) => {
  const { t } = useTranslation();
  const label = useLabels();
  const [loaded, setLoaded] = useState<Loaded>();
  const [tries, setTries] = useState(0);
  const of = `${register} ${on ?? ''}`;
  useEffect(() => {
    let current = true;
    loadAllPages(register, on ?? null).then(
      (pages) => current && setLoaded({ of, pages }),
      (error: CombinedError) => current && setLoaded({ of, error }),
    );
    return () => {
      current = false;
    };
  }, [of, register, on, tries]);
  const isCurrent = loaded?.of === of;
  return {
    rows: isCurrent ? loaded.pages?.flatMap(({ rows }) => rows({ label, t })) : undefined,
    error: isCurrent ? loaded.error : undefined,
    again: () => setTries((before) => before + 1),
  };
};
