// For review by a native speaker of Khmer.

/** Why a row is refused: in full in English, and in Khmer where the code alone does not say it. */
export interface Reason {
  /** As in the error of a mutation: the code of the broken rule, or VALIDATION for a cell that is not valid. */
  readonly code: string;
  readonly en: string;
  readonly km?: string;
}

const CELL = 'VALIDATION';

export const otherRegister = (register: string): Reason => ({
  code: CELL,
  en: `register is “${register}”, and must be office, worker, deputy or organisation.`,
  km: `register គឺ “${register}” ប៉ុន្តែត្រូវតែជា office, worker, deputy ឬ organisation។`,
});

export const emptyCells = (columns: readonly string[]): Reason => ({
  code: CELL,
  en: `${columns.join(', ')} must be filled.`,
  km: `សូមបំពេញ៖ ${columns.join(', ')}។`,
});

/** The fields of commands that stand in a column of another name. */
const COLUMN_OF: Readonly<Record<string, Readonly<Record<string, string>>>> = {
  office: { office: 'code', on: 'from' },
  worker: { worker: 'code', on: 'from' },
  deputy: { worker: 'code' },
  organisation: { on: 'from' },
};

export const wrongCell = (register: string, field: string, en: string): Reason => ({
  code: CELL,
  en,
  km: `អ្វីដែលបានសរសេរក្នុងជួរឈរ ${COLUMN_OF[register]?.[field] ?? field} មិនត្រឹមត្រូវទេ៖ សូមកែតម្រូវក្នុងឯកសារ។`,
});
