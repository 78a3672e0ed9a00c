import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { DescribedCode } from '#nest';
import { statusOf } from './refusal-status.js';

/** Codes of the service that are answered as a rule's are: on another day, what was asked for may be allowed. */
const BY_RULE_NONETHELESS: readonly DescribedCode[] = [
  'APPROVER_IS_AUTHOR',
  'APPROVER_ROLE_REQUIRED',
  'BREAK_GLASS_REVIEWED',
  'BREAK_GLASS_REVIEW_OPEN',
  'COMMAND_REUSED',
  'CORRECTION_OF_ANOTHER_KIND',
  'CURSOR_OF_ANOTHER_SEARCH',
  'DATE_IN_FUTURE',
  'DATE_ORDER',
  'DOCUMENTS_FULL',
  'ENTRY_RESTED_ON',
  'FILTER_NOT_COUNTED',
  'FILTER_NOT_RELEASED',
  'ID_USED',
  'LOG_NOT_EMPTY',
  'NOTHING_HERE',
  'NOT_CORRECTABLE',
  'NOT_IRREGULAR',
  'NO_FORMER_SET',
  'NO_REVIEW_DUE',
  'OFFICE_CONSENT_MISSING',
  'PERIOD_NOT_RELEASED',
  'REASSIGNMENT_RUNNING',
  'REBUILD_UNDERWAY',
  'RECORD_FLAWED',
  'REGISTERS_FLAWED',
  'REVISION_CONFLICT',
  'SAME_RECORD',
  'SET_ASIDE_ALREADY',
  'SET_ASIDE_NOT_FLAWED',
  'SET_ASIDE_NOT_REQUESTED',
  'SET_ASIDE_REQUESTED',
  'SET_NOT_REACHED',
  'SET_NOT_READY',
  'STRUCK_OUT',
  'UPLOAD_UNKNOWN',
];

const LIBS = join(import.meta.dirname, '../../../../libs');
const OF_THE_SERVICE = join('i18n', 'refusals.json');

const codesThatMayBeNoRules = (): readonly DescribedCode[] =>
  readdirSync(LIBS, { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('refusals.json'))
    .flatMap((name) => {
      const described = JSON.parse(readFileSync(join(LIBS, name), 'utf8')) as Record<DescribedCode, { rule?: number }>;
      const codes = Object.keys(described) as DescribedCode[];
      return codes.filter((code) => name === OF_THE_SERVICE || described[code].rule === undefined);
    });

describe('the status of a refusal outside GraphQL', () => {
  it('is decided for each code that may be no rule: add a new one to the table, or here', () => {
    const undecided = codesThatMayBeNoRules().filter((code) => statusOf(code) === 409);
    expect(undecided.toSorted()).toEqual(BY_RULE_NONETHELESS.toSorted());
  });
});
