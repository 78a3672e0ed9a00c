import { ROLES } from '#nest/plain';
import { ORGANISATION_KINDS } from '../directory.codes.js';
import { SERVICE_TYPES } from '../services.codes.js';

/** How a code is written is left to the file: `Ngo`, `NGO`; `LegalAid`, `LEGAL_AID`, `legal aid`. */
const normalizeCell = (written: string): string => written.toLowerCase().replaceAll(/[\s_-]/g, '');

const byWriting = (codes: readonly string[]): ReadonlyMap<string, string> =>
  new Map(codes.map((code) => [normalizeCell(code), code]));

const CODES = {
  roles: byWriting(ROLES),
  kind: byWriting(ORGANISATION_KINDS),
  services: byWriting(SERVICE_TYPES),
} as const;

/** The code that a cell means; another text stays, and is refused as it was written. */
export const parseCode = (column: keyof typeof CODES, written: string): string =>
  CODES[column].get(normalizeCell(written)) ?? written;

/** Several, separated by semicolons. */
export const parseList = (cell = ''): string[] =>
  cell
    .split(';')
    .map((one) => one.trim())
    .filter(Boolean);

export const parseCodes = (column: keyof typeof CODES, cell: string | undefined): string[] =>
  parseList(cell).map((one) => parseCode(column, one));
