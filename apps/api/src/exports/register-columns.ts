import type { ExportColumn } from './list-columns.js';

interface RegisterRow {
  readonly name: string | null;
  readonly localName: string | null;
}

/** The columns in which every register is imported. */
const registerColumns = <Row extends RegisterRow>(
  register: string,
  from: (row: Row) => string,
  until: (row: Row) => string | null,
): readonly ExportColumn<Row>[] => [
  ['register', () => register],
  ['name', ({ name }) => name],
  ['localName', ({ localName }) => localName],
  ['from', from],
  ['until', until],
];

interface OrganisationRow extends RegisterRow {
  readonly kind: string;
  readonly province: string | null;
  readonly districts: readonly string[];
  readonly services: readonly string[];
  readonly registeredOn: string;
  readonly endedOn: string | null;
}

export const ORGANISATION_COLUMNS: readonly ExportColumn<OrganisationRow>[] = [
  ...registerColumns<OrganisationRow>(
    'organisation',
    ({ registeredOn }) => registeredOn,
    ({ endedOn }) => endedOn,
  ),
  ['kind', ({ kind }) => kind],
  ['province', ({ province }) => province],
  ['districts', ({ districts }) => districts.join('; ')],
  ['services', ({ services }) => services.join('; ')],
];

interface OfficeRow extends RegisterRow {
  readonly code: string;
  readonly province: string | null;
  readonly openedOn: string;
  readonly closedOn: string | null;
}

export const OFFICE_COLUMNS: readonly ExportColumn<OfficeRow>[] = [
  ...registerColumns<OfficeRow>(
    'office',
    ({ openedOn }) => openedOn,
    ({ closedOn }) => closedOn,
  ),
  ['code', ({ code }) => code],
  ['province', ({ province }) => province],
];

interface WorkerRow extends RegisterRow {
  readonly worker: string;
  readonly roles: readonly string[];
  readonly office: string | null;
  readonly joinedOn: string;
  readonly leftOn: string | null;
}

export const STAFF_COLUMNS: readonly ExportColumn<WorkerRow>[] = [
  ...registerColumns<WorkerRow>(
    'worker',
    ({ joinedOn }) => joinedOn,
    ({ leftOn }) => leftOn,
  ),
  ['code', ({ worker }) => worker],
  ['roles', ({ roles }) => roles.join('; ')],
  ['office', ({ office }) => office],
];
