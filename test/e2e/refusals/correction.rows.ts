import { randomUUID } from 'node:crypto';
import { caseWorker, legalOfficer, supervisor } from '../../harness/homeward.js';
import { consented, entrustedTo, id, inAftercare, inCourt, referred, tell } from '../../harness/telling.js';
import { entryOf, row, type Row } from './row.js';

const reason = 'a slip of the pen';
const corrected = (eventId: string, replacement: object, by = caseWorker) =>
  tell('correctEntry', { eventId, reason, replacement }, by);
const struckOut = (eventId: string) => tell('strikeOutEntry', { eventId, reason }, supervisor);
const entry = { on: '2020-03-11', office: 'SiemReapCac', programme: 'CommunityBased', housing: 'Shelter' };
const member = tell('recordHouseholdMember', { relation: 'Mother', safe: 'No' });
const withdrawn = tell('withdrawConsent', { consentId: id(1), on: '2020-03-12' });
const notNamed = { recordHouseholdMember: { relation: 'Mother', safe: 'Unknown' } };

export const correctionRows: readonly Row[] = [
  row('CORRECTION_OF_ANOTHER_KIND', 'an entry that becomes a move', inAftercare, (receipts) =>
    corrected(entryOf(receipts, -1), { changeHousing: { on: '2020-03-10', arrangement: 'Shelter' } }),
  ),
  row(
    'APPROVER_ROLE_REQUIRED',
    'a correction by somebody of another role',
    [...inAftercare, ...entrustedTo(legalOfficer)],
    (all) => corrected(entryOf(all, inAftercare.length - 1), { enterAftercare: entry }, legalOfficer),
  ),
  row('APPROVER_ROLE_REQUIRED', 'a correction of what protects her', [referred(), member], (all) =>
    corrected(entryOf(all, -1), notNamed),
  ),
  row(
    'APPROVER_IS_AUTHOR',
    'a correction by whoever recorded what protects her',
    [referred(), { ...member, by: supervisor }],
    (all) => corrected(entryOf(all, -1), notNamed, supervisor),
  ),
  row('ENTRY_RESTED_ON', 'striking out what others rest on', inAftercare, (receipts) =>
    struckOut(entryOf(receipts, 1)),
  ),
  row(
    'STRUCK_OUT',
    'correcting what was struck out',
    [referred(), member, (all) => struckOut(entryOf(all, -1))],
    (all) => corrected(entryOf(all, 1), notNamed),
  ),
  row(
    'NOT_CORRECTABLE',
    'striking out what struck out',
    [referred(), member, (all) => struckOut(entryOf(all, -1))],
    (all) => struckOut(entryOf(all, -1)),
  ),
  row(
    'NOT_CORRECTABLE',
    'striking out that she has withdrawn her consent',
    [referred(), consented(['Services'], { consentId: id(1) }), withdrawn],
    (all) => struckOut(entryOf(all, -1)),
  ),
  row('APPROVER_IS_AUTHOR', 'striking out alone that she is in court', [...inAftercare, inCourt(randomUUID())], (all) =>
    struckOut(entryOf(all, -1)),
  ),
  row('VALIDATION', 'a striking out in two records', [referred()], (all) =>
    tell('strikeOutEntry', { eventId: entryOf(all, 0), reason, prosecutionId: randomUUID() }, supervisor),
  ),
  row('NO_REVIEW_DUE', 'a review of what is in order', [referred()], (receipts) =>
    tell('reviewEntry', { eventId: entryOf(receipts, 0), on: '2020-04-01', upheld: true }, supervisor),
  ),
  row(
    'APPROVER_IS_AUTHOR',
    'a review of one’s own correction',
    [referred(), member, (all) => struckOut(entryOf(all, -1))],
    (all) => tell('reviewEntry', { eventId: entryOf(all, -1), on: '2020-04-01', upheld: true }, supervisor),
  ),
];
