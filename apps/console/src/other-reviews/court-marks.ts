import type { CourtDetails } from '../case-file/documents/court.js';

export type CourtMark = CourtDetails['marks'][number];

const isWithin = (path: string, whole: string): boolean => path === whole || path.startsWith(`${whole}/`);

/** What somebody corrected or disputed in a value, in a part of it, or in the whole of which it is a part. */
export const marksOf = (marks: readonly CourtMark[], ...fields: readonly string[]): readonly CourtMark[] =>
  marks.filter((mark) =>
    mark.fields.some((marked) => fields.some((field) => isWithin(marked, field) || isWithin(field, marked))),
  );
