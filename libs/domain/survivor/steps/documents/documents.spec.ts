import type { PersonalClass } from '#kernel/decider';
import { closed, entered, erased, erasureApproved, erasureRequested, girl, journey, outcomeOf } from '../../testing.js';
import { childInAftercare, correct, dara } from '../../corrections/testing/child-in-aftercare.js';
import type { DocumentKind, MediaType } from './documents.codes.js';
import type { DocumentsCommands } from './documents.decider.js';

type Attach = DocumentsCommands['AttachDocument'];

const storedAs = (personalClass: PersonalClass, mediaType: MediaType): Attach['stored'] => ({
  personalClass,
  mediaType,
  bytes: 12_345,
  sha256: 'a3'.repeat(32),
});

const form = {
  documentId: 'document',
  kind: 'ConsentForm',
  on: '2020-03-05',
  title: 'Consent of the aunt',
  stored: storedAs('identity', 'Pdf'),
} as const satisfies Attach;
const linked = { type: 'PersonLinked', data: { keptSurvivorId: 'kept' } } as const;
const attached = { type: 'DocumentAttached', data: form } as const;
const withdrawal = { documentId: 'document', on: '2020-03-09', reason: 'It is about the sister.' } as const;
const withdrawn = { type: 'DocumentWithdrawn', data: withdrawal } as const;

describe('a document', () => {
  it('is attached with its kind, its title and what is stored of it', () => {
    expect(journey(girl()).when('AttachDocument', form)).toEqual([attached]);
  });

  it.each<[string, Parameters<typeof journey>, Partial<Attach>, string]>([
    ['the day of the referral', [girl()], { on: '2020-02-01' }, 'DocumentAttached'],
    ['a day before the referral', [girl()], { on: '2020-01-31' }, 'DATE_ORDER'],
    ['a day to come', [girl()], { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['a case that is closed', [girl(), entered(), closed()], { on: '2020-05-01' }, 'CASE_CLOSED'],
    ['a duplicate', [girl(), linked], {}, 'LINKED_ELSEWHERE'],
    ['a person who was erased', [girl(), erasureRequested(), erasureApproved(), erased()], {}, 'SUBJECT_ERASED'],
    ['nobody on record', [], {}, 'NOT_FOUND'],
    ['what is attached already, under another title', [girl(), attached], { title: 'Another' }, 'ID_USED'],
    ['what is attached already, once more', [girl(), attached], {}, ''],
    ['an entry that is not in this record', [girl()], { about: 'of another record' }, 'NOT_FOUND'],
  ])('about %s', (_, facts, more, outcome) => {
    expect(outcomeOf(journey(...facts).when('AttachDocument', { ...form, ...more }))).toBe(outcome);
  });

  it.each<[DocumentKind, PersonalClass, MediaType, string]>([
    ['MedicalReport', 'health', 'Jpeg', 'DocumentAttached'],
    ['SchoolReport', 'location', 'Pdf', 'DocumentAttached'],
    ['Photo', 'identity', 'Webp', 'DocumentAttached'],
    ['Photo', 'identity', 'Pdf', 'DOCUMENT_TYPE'],
    ['Letter', 'testimony', 'Mp3', 'DOCUMENT_TYPE'],
    ['MedicalReport', 'identity', 'Jpeg', 'DOCUMENT_CLASS'],
  ])('of the kind %s, stored as %s in the form %s: %s', (kind, personalClass, mediaType, outcome) => {
    const stored = storedAs(personalClass, mediaType);
    expect(outcomeOf(journey(girl()).when('AttachDocument', { ...form, kind, stored }))).toBe(outcome);
  });

  it('that was recorded needs somebody who keeps the original', () => {
    const recording = { ...form, kind: 'Recording', stored: storedAs('testimony', 'Mp4') } as const;
    expect(outcomeOf(journey(girl()).when('AttachDocument', recording))).toBe('CUSTODY_REQUIRED');
    const kept = { ...recording, custody: 'The Child Advocacy Centre' };
    expect(outcomeOf(journey(girl()).when('AttachDocument', kept))).toBe('DocumentAttached');
  });

  it.each<[string, Parameters<typeof journey>, Partial<DocumentsCommands['WithdrawDocument']>, string]>([
    ['once', [girl(), attached], {}, 'DocumentWithdrawn'],
    ['before its day', [girl(), attached], { on: '2020-03-04' }, 'DATE_ORDER'],
    ['where none is', [girl()], {}, 'NOTHING_HERE'],
    ['where another is', [girl(), attached], { documentId: 'another' }, 'NOT_FOUND'],
    ['once more for the same reason', [girl(), attached, withdrawn], {}, ''],
    ['for another reason', [girl(), attached, withdrawn], { on: '2020-03-10' }, 'DOCUMENT_WITHDRAWN'],
  ])('is withdrawn %s', (_, facts, more, outcome) => {
    expect(outcomeOf(journey(...facts).when('WithdrawDocument', { ...withdrawal, ...more }))).toBe(outcome);
  });
});

describe('the correction of a document', () => {
  const correctDocument = (more: object) => {
    const { stored: _, ...said } = form;
    const given = childInAftercare(['AttachDocument', { ...form, on: '2020-03-05' }]);
    return given.answer('CorrectEntry', correct('event-4', { attachDocument: { ...said, ...more } }) as never, dara);
  };

  it('keeps what is stored, whatever the correction says of it', () => {
    expect(correctDocument({ title: 'Consent of the uncle', stored: storedAs('identity', 'Png') })).toMatchObject([
      { data: { replacement: { DocumentAttached: { title: 'Consent of the uncle', stored: form.stored } } } },
    ]);
  });

  it('names no other file, no kind of another class, and no entry of another record', () => {
    expect(correctDocument({ documentId: 'another' })).toMatchObject({ code: 'CORRECTION_OF_ANOTHER_KIND' });
    expect(correctDocument({ kind: 'MedicalReport' })).toMatchObject({ code: 'DOCUMENT_CLASS' });
    expect(correctDocument({ kind: 'IdentityDocument' })).toHaveLength(1);
    expect(correctDocument({ about: 'of another record' })).toMatchObject({ code: 'NOT_FOUND' });
  });
});
