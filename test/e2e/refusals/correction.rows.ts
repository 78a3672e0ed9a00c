import { randomUUID } from 'node:crypto';
import { caseWorker, legalOfficer, supervisor } from '../../harness/homeward.js';
import { consentTo, entrustedTo, id, inAftercare, inCourt, refer, toSend } from '../../harness/mutations.js';
import { entryOf, row, type Row } from './row.js';

const reason = 'a typing error';
const correctEntry = (eventId: string, replacement: object, by = caseWorker) =>
  toSend('correctEntry', { eventId, reason, replacement }, by);
const strikeOut = (eventId: string) => toSend('strikeOutEntry', { eventId, reason }, supervisor);
const entry = { on: '2020-03-11', office: 'SiemReapCac', programme: 'COMMUNITY_BASED', housing: 'SHELTER' };
const member = toSend('recordHouseholdMember', { relation: 'MOTHER', safe: 'NO' });
const withdrawn = toSend('withdrawConsent', { consentId: id(1), on: '2020-03-12' });
const notNamed = { recordHouseholdMember: { relation: 'MOTHER', safe: 'UNKNOWN' } };

export const correctionRows: readonly Row[] = [
  row('CORRECTION_OF_ANOTHER_KIND', 'a correction that turns an entry into a move', inAftercare, (receipts) =>
    correctEntry(entryOf(receipts, -1), { changeHousing: { on: '2020-03-10', arrangement: 'SHELTER' } }),
  ),
  row(
    'APPROVER_ROLE_REQUIRED',
    'a correction by a colleague of another role',
    [...inAftercare, ...entrustedTo(legalOfficer)],
    (all) => correctEntry(entryOf(all, inAftercare.length - 1), { enterAftercare: entry }, legalOfficer),
  ),
  row('APPROVER_ROLE_REQUIRED', 'a correction of an entry that protects the survivor', [refer(), member], (all) =>
    correctEntry(entryOf(all, -1), notNamed),
  ),
  row(
    'APPROVER_IS_AUTHOR',
    'a correction of a protecting entry by its author',
    [refer(), { ...member, by: supervisor }],
    (all) => correctEntry(entryOf(all, -1), notNamed, supervisor),
  ),
  row('ENTRY_RESTED_ON', 'striking out an entry that others rest on', inAftercare, (receipts) =>
    strikeOut(entryOf(receipts, 1)),
  ),
  row('STRUCK_OUT', 'correcting a struck-out entry', [refer(), member, (all) => strikeOut(entryOf(all, -1))], (all) =>
    correctEntry(entryOf(all, 1), notNamed, supervisor),
  ),
  row('NOT_CORRECTABLE', 'striking out a strike-out', [refer(), member, (all) => strikeOut(entryOf(all, -1))], (all) =>
    strikeOut(entryOf(all, -1)),
  ),
  row(
    'NOT_CORRECTABLE',
    'striking out a withdrawal of consent',
    [refer(), consentTo(['SERVICES'], { consentId: id(1) }), withdrawn],
    (all) => strikeOut(entryOf(all, -1)),
  ),
  row('APPROVER_IS_AUTHOR', 'striking out a court case alone', [...inAftercare, inCourt(randomUUID())], (all) =>
    strikeOut(entryOf(all, -1)),
  ),
  row('VALIDATION', 'a strike-out of an entry in two records', [refer()], (all) =>
    toSend('strikeOutEntry', { eventId: entryOf(all, 0), reason, prosecutionId: randomUUID() }, supervisor),
  ),
  row('NO_REVIEW_DUE', 'a review of an entry that needs none', [refer()], (receipts) =>
    toSend('reviewEntry', { eventId: entryOf(receipts, 0), on: '2020-04-01', upheld: true }, supervisor),
  ),
  row(
    'APPROVER_IS_AUTHOR',
    'a review of one’s own correction',
    [refer(), member, (all) => strikeOut(entryOf(all, -1))],
    (all) => toSend('reviewEntry', { eventId: entryOf(all, -1), on: '2020-04-01', upheld: true }, supervisor),
  ),
];
