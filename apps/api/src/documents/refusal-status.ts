import type { DescribedCode } from '#nest';

/** A rule refuses what is asked for now; another day it may be allowed. */
const BY_RULE = 409;

/** Of the codes that are not a rule's. */
const STATUS: Readonly<Partial<Record<DescribedCode, number>>> = {
  ACCESS_ENDED: 403,
  CLOCK_SKEWED: 503,
  CONTACT_SEARCH_TOO_WIDE: 503,
  DOCUMENT_BROKEN: 500,
  DOCUMENT_TOO_LARGE: 413,
  DOCUMENT_TYPE: 415,
  EXPORTS_SPENT: 429,
  EXPORT_TOO_LARGE: 413,
  FORBIDDEN: 403,
  HOST_UNKNOWN: 421,
  INTERNAL: 500,
  LOG_MISMATCH: 503,
  NOT_A_DEPUTY: 403,
  NOT_FOUND: 404,
  OUTCOME_UNKNOWN: 503,
  PURPOSE_REQUIRED: 400,
  QUESTIONS_SPENT: 429,
  RATE_LIMITED: 429,
  RECORD_BUDGET_SPENT: 429,
  SEARCH_TOO_WIDE: 503,
  TIMEOUT: 503,
  TOO_COMPLEX: 400,
  TOO_LARGE: 413,
  UNAUTHENTICATED: 401,
  UNAVAILABLE: 503,
  UPLOADS_SPENT: 429,
  UPLOAD_BROKEN: 400,
  VALIDATION: 400,
};

/** The status of an answer outside GraphQL. */
export const statusOf = (code: DescribedCode): number => STATUS[code] ?? BY_RULE;
