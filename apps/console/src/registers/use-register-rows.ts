import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { CombinedError } from 'urql';
import { client } from '../api/client.js';
import { loadAllPages, type Connection } from '../api/pages.js';
import { useLabels } from '../language/labels.js';
import type { Register } from './commands.js';
import { OFFICES, ORGANISATIONS, STAFF } from './documents.js';
import { endedOrganisationRow, officeRow, organisationRow, workerRow, type RegisterRow } from './rows.js';

type Words = Parameters<typeof officeRow>[1];

/** The rows of a register, once it is known how to say them. */
type RowsInWords = (words: Words) => readonly RegisterRow[];

const loadRows = async <Node>(
  loadPage: (after: string | null) => Promise<Connection<Node>>,
  toRow: (node: Node, words: Words) => RegisterRow,
): Promise<RowsInWords> => {
  const nodes = await loadAllPages<Node, never>(loadPage);
  return (words) => nodes.map((node) => toRow(node, words));
};

const loadOrganisations = async (on: string | null, ended: boolean, after: string | null) => {
  const { data, error } = await client.query(ORGANISATIONS, { on, ended, after }).toPromise();
  if (!data) throw error!;
  return data.organisations;
};

const loadOffices = async (on: string | null, after: string | null) => {
  const { data, error } = await client.query(OFFICES, { on, after }).toPromise();
  if (!data) throw error!;
  return data.offices;
};

const loadStaff = async (on: string | null, after: string | null) => {
  const { data, error } = await client.query(STAFF, { on, after }).toPromise();
  if (!data) throw error!;
  return data.staff;
};

/** The whole register as of a day. @throws CombinedError when the service refuses or does not answer */
const REGISTERS: Readonly<Record<Register, (on: string | null) => Promise<RowsInWords>>> = {
  organisations: (on) => loadRows((after) => loadOrganisations(on, false, after), organisationRow),
  endedOrganisations: (on) => loadRows((after) => loadOrganisations(on, true, after), endedOrganisationRow),
  offices: (on) => loadRows((after) => loadOffices(on, after), officeRow),
  staff: (on) => loadRows((after) => loadStaff(on, after), workerRow),
};

interface LoadedRows {
  readonly of: string;
  readonly rows?: RowsInWords;
  readonly error?: CombinedError;
}

/** A whole register as of a day, in words; undefined until loaded. */
export const useRegisterRows = (register: Register, on: string | undefined) => {
  const { t } = useTranslation();
  const label = useLabels();
  const [loaded, setLoaded] = useState<LoadedRows>();
  const [tries, setTries] = useState(0);
  const of = `${register} ${on ?? ''}`;
  useEffect(() => {
    let current = true;
    REGISTERS[register](on ?? null).then(
      (rows) => current && setLoaded({ of, rows }),
      (error: CombinedError) => current && setLoaded({ of, error }),
    );
    return () => {
      current = false;
    };
  }, [of, register, on, tries]);
  const isCurrent = loaded?.of === of;
  return {
    rows: isCurrent ? loaded.rows?.({ label, t }) : undefined,
    error: isCurrent ? loaded.error : undefined,
    again: () => setTries((before) => before + 1),
  };
};
