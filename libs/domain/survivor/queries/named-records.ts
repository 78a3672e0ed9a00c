import { caseNumberOf } from '../steps/referral/case-number/case-number.rules.js';
import type { NamedRecord } from './history.type.js';

const UUID = /^[\da-f]{8}(-[\da-f]{4}){3}-[\da-f]{12}$/;

/** Whether a field holds ids of records: `keptSurvivorId`, or the records that were linked to one. */
const isOfRecords = (field: string): boolean => /survivorIds?$/i.test(field) || field === 'duplicates';

const idsIn = (value: unknown, isOfRecord = false): readonly string[] => {
  if (typeof value === 'string') return isOfRecord && UUID.test(value) ? [value] : [];
  if (Array.isArray(value)) return value.flatMap((one) => idsIn(one, isOfRecord));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([field, one]) => idsIn(one, isOfRecords(field)));
};

/** The records that the content of entries names, each once, by the number that people know. */
export const recordsNamedIn = (contents: readonly unknown[]): readonly NamedRecord[] =>
  [...new Set(contents.flatMap((one) => idsIn(one)))].map((survivorId) => ({
    survivorId,
    caseNumber: caseNumberOf(survivorId),
  }));
