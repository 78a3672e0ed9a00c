import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { codesWritten } from '#i18n/testing';
import { Homeward, auditor, receiptOf, refusalOf, type Receipt } from '../../harness/homeward.js';
import { refer, type MutationToSend } from '../../harness/mutations.js';
import { agendaRows } from '../refusals/agenda.rows.js';
import { consentRows, identificationRows, referralRows } from '../refusals/arrival.rows.js';
import { aftercareRows, reviewRows, riskRows } from '../refusals/care.rows.js';
import { assistanceRows, planRows } from '../refusals/help.rows.js';
import { courtRows, forensicRows } from '../refusals/justice.rows.js';
import { assignmentRows, closureRows } from '../refusals/closure.rows.js';
import { correctionRows } from '../refusals/correction.rows.js';
import { accessRows, everywhereRows, operationRows, setAsideRows } from '../refusals/everywhere.rows.js';
import { familyRows } from '../refusals/family.rows.js';
import { privacyRows } from '../refusals/privacy.rows.js';
import { KNOWN, OTHERWISE } from '../refusals/otherwise.js';
import { logMismatch } from '../refusals/log-mismatch.js';
import { refusedInBoth } from '../refusals/refused-in-both.js';
import { mutationFor, type Row } from '../refusals/row.js';

const other = randomUUID();
const rows: readonly Row[] = [
  ...referralRows(other),
  ...consentRows,
  ...identificationRows,
  ...reviewRows,
  ...aftercareRows,
  ...riskRows,
  ...planRows,
  ...assistanceRows,
  ...forensicRows,
  ...courtRows,
  ...agendaRows,
  ...closureRows,
  ...assignmentRows,
  ...correctionRows,
  ...operationRows,
  ...everywhereRows,
  ...accessRows,
  ...setAsideRows,
  ...privacyRows,
  ...familyRows(other),
];

/** Refusals that no command of its own causes. */
const otherwise = [...OTHERWISE, logMismatch];

/** Refusals that need a stopped or forged log, another set of views or registers, another clock, or other limits. */
const ELSEWHERE: Readonly<Record<string, string>> = {
  ACCESS_ENDED: 'test/e2e/record/registers.e2e-spec.ts',
  ALREADY_REGISTERED: 'test/e2e/record/registers.e2e-spec.ts',
  ATTENDEE_UNKNOWN: 'test/e2e/record/registers.e2e-spec.ts',
  CUSTODY_REQUIRED: 'test/e2e/documents/hostile.e2e-spec.ts',
  DOCUMENT_BROKEN: 'test/e2e/documents/documents.e2e-spec.ts',
  DOCUMENT_CLASS: 'test/e2e/documents/hostile.e2e-spec.ts',
  DOCUMENT_TOO_LARGE: 'test/e2e/documents/hostile.e2e-spec.ts',
  DOCUMENT_TYPE: 'test/e2e/documents/hostile.e2e-spec.ts',
  DOCUMENT_WITHDRAWN: 'test/e2e/documents/documents.e2e-spec.ts',
  DOCUMENTS_FULL: 'apps/api/src/documents/upload-limits.spec.ts',
  UPLOADS_SPENT: 'apps/api/src/documents/upload-limits.spec.ts',
  UPLOAD_BROKEN: 'test/e2e/documents/hostile.e2e-spec.ts',
  CLOCK_SKEWED: 'libs/platform/errors/error-formatter.spec.ts',
  CURSOR_OF_ANOTHER_SEARCH: 'libs/domain/survivor/steps/referral/search/search.cursor.spec.ts',
  EXPORT_TOO_LARGE: 'apps/api/src/exports/export-budget.spec.ts',
  EXPORTS_SPENT: 'apps/api/src/exports/export-budget.spec.ts',
  QUESTIONS_SPENT: 'libs/reporting/figures/release/question-budget.spec.ts',
  RECORD_BUDGET_SPENT: 'libs/security/access-log/record-budget.spec.ts',
  DEPUTY_NOT_YOURS: 'test/e2e/security/deputies.e2e-spec.ts',
  DEPUTY_UNFIT: 'test/e2e/security/deputies.e2e-spec.ts',
  NOT_A_DEPUTY: 'test/e2e/security/deputies.e2e-spec.ts',
  DUPLICATE_DECIDED: 'libs/domain/between-offices/duplicates/duplicates.spec.ts',
  OFFICE_ASKED: 'test/e2e/security/between-offices.e2e-spec.ts',
  OFFICE_CONSENT_GIVEN: 'test/e2e/security/between-offices.e2e-spec.ts',
  OFFICE_CONSENT_MISSING: 'test/e2e/security/between-offices.e2e-spec.ts',
  OFFICE_CONSENT_NOT_NEEDED: 'test/e2e/security/between-offices.e2e-spec.ts',
  OFFICE_REQUEST_ANSWERED: 'test/e2e/security/between-offices.e2e-spec.ts',
  OFFICE_REQUEST_LAPSED: 'libs/domain/between-offices/requests.spec.ts',
  OFFICE_REQUEST_WITHDRAWN: 'libs/domain/between-offices/requests.spec.ts',
  OFFICE_REQUEST_INCOMPLETE: 'test/e2e/security/between-offices.e2e-spec.ts',
  OFFICE_CLOSED: 'test/e2e/record/registers.e2e-spec.ts',
  OFFICE_HAS_CASES: 'test/e2e/record/closed-and-ended.e2e-spec.ts',
  OFFICE_STAFFED: 'test/e2e/record/closed-and-ended.e2e-spec.ts',
  OFFICE_UNKNOWN: 'test/e2e/record/registers.e2e-spec.ts',
  ORGANISATION_ENDED: 'test/e2e/record/registers.e2e-spec.ts',
  ORGANISATION_UNKNOWN: 'test/e2e/record/registers.e2e-spec.ts',
  RATE_LIMITED: 'test/e2e/security/limits.e2e-spec.ts',
  REASSIGNMENT_RUNNING: 'libs/domain/reassignment/reassignment.resolver.spec.ts',
  REBUILD_UNDERWAY: 'test/e2e/operation/processes.e2e-spec.ts',
  RECORD_FLAWED: 'test/e2e/security/forged-history.e2e-spec.ts',
  REGISTERS_FLAWED: 'libs/platform/errors/error-formatter.spec.ts',
  CONTACT_SEARCH_TOO_WIDE: 'test/e2e/security/limits.e2e-spec.ts',
  SEARCH_TOO_WIDE: 'test/e2e/security/limits.e2e-spec.ts',
  SET_ASIDE_ALREADY: 'test/e2e/security/forged-history.e2e-spec.ts',
  SET_ASIDE_REQUESTED: 'test/e2e/security/forged-history.e2e-spec.ts',
  SET_NOT_REACHED: 'test/e2e/operation/processes.e2e-spec.ts',
  TIMEOUT: 'test/e2e/security/limits.e2e-spec.ts',
  WORKER_NOT_ACTIVE: 'test/e2e/record/registers.e2e-spec.ts',
  WORKER_UNKNOWN: 'test/e2e/record/registers.e2e-spec.ts',
};
const elsewhere = Object.keys(ELSEWHERE).map((code) => ({ code }));

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.alone();
  await accepted(refer(), other);
});

const sent = ({ mutation, input, by }: MutationToSend, survivorId: string) =>
  homeward.command(mutation, input(survivorId), by, homeward.url, { 'accept-language': 'km' });

/** A refusal about a court case waits until the survivor has joined it. */
const accepted = async (mutation: MutationToSend, survivorId: string): Promise<Receipt> =>
  homeward
    .until('the policy joined the survivor', async () => {
      const answer = await sent(mutation, survivorId);
      return refusalOf(answer) !== 'NOT_FOUND' && { answer };
    })
    .then(({ answer }) => receiptOf(answer));

/**
 * The number of entries in the record, its court cases and operations, without those that a policy may add at any
 * moment.
 */
const recorded = async (survivorId: string): Promise<readonly string[]> => {
  const { data } = await homeward.ask(
    `query ($survivorId: UUID!) { history(survivorId: $survivorId, purpose: AUDIT) { edges { node { eventId by { role } } } } }`,
    { survivorId },
    auditor,
  );
  const history = data!.history as { edges: { node: { eventId: string; by: { role: string } } }[] } | null;
  return (history?.edges ?? []).filter(({ node }) => node.by.role !== 'POLICY').map(({ node }) => node.eventId);
};

interface Somebody {
  readonly survivorId: string;
  readonly receipts: readonly Receipt[];
  /** The entries of the record. */
  readonly before: readonly string[];
}

const somebodyOf = async (given: Row['given']): Promise<Somebody> => {
  const survivorId = randomUUID();
  const receipts: Receipt[] = [];
  let hers = 0;
  for (const next of given) {
    const mutation = mutationFor(next, receipts);
    receipts.push(await accepted(mutation, survivorId));
    if (!mutation.mutation.endsWith('BreakGlass')) hers++; // as the access log contains it
  }
  const before = await recorded(survivorId);
  expect(before.length).toBeGreaterThanOrEqual(hers);
  return { survivorId, receipts, before };
};

/** A refused command changes nothing. Of survivors with the same history one is enough, until a row fails. */
const known = new Map<string, Somebody>();
const happened = (given: Row['given']): string =>
  JSON.stringify(given.map((next) => (typeof next === 'function' ? randomUUID() : [next, next.input('anyone')])));

describe('every refusal', () => {
  it.each(rows.map((row) => [row.code, row.what, row] as const))('%s: %s', async (code, _, { given, when }) => {
    const what = happened(given);
    const somebody = known.get(what) ?? (await somebodyOf(given));
    known.delete(what);
    const { survivorId, receipts, before } = somebody;

    const { data, errors } = await sent(mutationFor(when, receipts), survivorId);
    expect(errors).toEqual([refusedInBoth(code)]);
    expect(data ?? null).toBeNull();
    expect(await recorded(survivorId)).toEqual(before);
    known.set(what, somebody);
  });

  it.each(otherwise.map((one) => [one.code, one.what, one] as const))('%s: %s', async (code, _, { ask }) => {
    const survivorId = randomUUID();
    await accepted(KNOWN, survivorId);
    const { errors } = await ask(homeward)(survivorId, { 'accept-language': 'km' });
    expect(errors).toEqual([refusedInBoth(code)]);
  });

  it('every code in the source is reached here', () => {
    const reached = new Set([...rows, ...otherwise].map(({ code }) => code).concat(Object.keys(ELSEWHERE)));
    const missed = codesWritten().flatMap(({ path, codes }) => codes.map((code) => ({ path, code })));
    const toAdd = missed
      .filter(({ code }) => !reached.has(code))
      .map(({ path, code }) => `${code} of ${path}: add a row in test/e2e/refusals, or its spec to ELSEWHERE`);
    expect(toAdd).toEqual([]);
  });

  it.each(Object.entries(ELSEWHERE))('%s is reached in %s', (code, spec) => {
    expect(readFileSync(spec, 'utf8')).toContain(`'${code}'`);
  });

  it('every code in these rows exists in the source', () => {
    const written = new Set(codesWritten().flatMap(({ codes }) => codes));
    expect([...rows, ...otherwise, ...elsewhere].map(({ code }) => code).filter((code) => !written.has(code))).toEqual(
      [],
    );
  });
});
