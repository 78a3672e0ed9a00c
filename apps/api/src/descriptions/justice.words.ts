import type { Words } from './words.type.js';

/** Court cases, legal holds, erasures and operations. */
export const JUSTICE: Words = {
  court: 'The court.',
  article: 'The article of the law.',
  'PartInProsecution.role': 'The part of the survivor in the case.',
  'OpenProsecution.role': 'The part of the survivor in the case.',
  openedOn: 'The day on which the case was opened for the survivor.',
  concludedOn: 'The day on which the case was over.',
  measures: 'How the survivor is protected during the case.',
  measureId: 'The id of the protective measure.',
  charges: 'What people are charged with.',
  accusedCount: 'How many people are accused.',
  sentences: 'The sentences of the convicted.',
  compensation: 'What the court ordered to be paid.',
  survivors: 'How many survivors are in the case.',
  'RecordVerdict.outcome': 'What the court decided.',

  holdId: 'The id of the legal hold.',
  placedBy: 'The name with which the person who placed it signs in.',
  placedOn: 'The day from which it holds.',
  requestId: 'The id of the request.',
  askedBy: 'Who asked for the erasure.',
  erasedAt: 'The instant of the erasure.',
  'Erasure.status': 'How far the erasure is.',
  'ErasedBy.id': 'The name with which the person signs in.',
  'ErasureCertificate.approvedBy': 'The person who approved it.',
  'ErasureCertificate.requestedBy': 'The person who requested it.',

  audience: 'The people that the activity was held for.',
  districts: 'The districts in which it was held.',
};
