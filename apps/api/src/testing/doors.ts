import { randomUUID } from 'node:crypto';
import { DOCUMENT_MAX_BYTES } from '#domain/survivor';

interface Door {
  readonly path: string;
  /** A role that may open it, and one that may not: its attempt is written. */
  readonly open: string;
  readonly shut: string;
  readonly attempt: string;
  /** For what it is attempted, where that is stated. */
  readonly purpose?: string;
  /** Why it has no deadline of its own, where it has none. */
  readonly unhurried?: string;
  /** How often it is open within the limits of a minute, where that is not once. */
  readonly times?: number;
  /** The most bytes that it takes in; without, it takes no body. */
  readonly bodyMaxBytes?: number;
}

const id = randomUUID();

/** A minute: one trend, or so many figures. */
export const RECKONINGS = 6;

const FIGURES = { open: 'SUPERVISOR', shut: 'CASE_WORKER', attempt: 'exportFigures' } as const;

/** What is asked by a person. Each has a price, a deadline, an attempt that is written, and a limit of what it takes in. */
export const DOORS: Readonly<Record<string, Door>> = {
  'GET /exports/figures': { ...FIGURES, path: '/exports/figures', times: RECKONINGS },
  'GET /exports/figure-trend': { ...FIGURES, path: '/exports/figure-trend?ids=M1' },
  'GET /exports/annual-page': { ...FIGURES, path: '/exports/annual-page?year=2020', times: RECKONINGS },
  'GET /exports/lists/:list': {
    path: '/exports/lists/caseload?purpose=CARE',
    open: 'CASE_WORKER',
    shut: 'ANALYST',
    attempt: 'exportCaseload',
    purpose: 'CARE',
  },
  'GET /documents/:survivorId/:documentId': {
    path: `/documents/${id}/${id}?purpose=CARE`,
    open: 'CASE_WORKER',
    shut: 'ANALYST',
    attempt: 'document',
    unhurried: 'each query of the log and of the keys has a limit of its own, and to send 25 MB may take longer',
  },
  'POST /documents/:survivorId': {
    path: `/documents/${id}?kind=PHOTO`,
    open: 'CASE_WORKER',
    shut: 'ANALYST',
    attempt: 'AttachDocument',
    unhurried: 'a body has a pace of its own: see upload-body.ts',
    bodyMaxBytes: DOCUMENT_MAX_BYTES,
  },
};

export const HURRIED = 'has the deadline';

/** What anybody may ask: without a person there is no price, and it tells nothing about anybody. */
export const PUBLIC_DOORS: Readonly<Record<string, string>> = {
  'GET /health/live': 'reads nothing',
  'GET /health/ready': 'each of its checks has a limit: see readiness.ts',
  'GET /health/views': HURRIED,
  'GET /health/keys': HURRIED,
  'GET /health/notices': HURRIED,
  'GET /log/checkpoint': 'reads one small file',
  'GET /log/checkpoint.pub': 'reads one small file',
  'GET /metrics': 'each of its parts has the deadline; for this machine, or with a token',
};
