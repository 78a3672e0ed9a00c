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

  it.each<{ title: string; given: Parameters<typeof journey>; more: Partial<Attach>; outcome: string }>([
    { title: 'the day of the referral', given: [girl()], more: { on: '2020-02-01' }, outcome: 'DocumentAttached' },
    { title: 'a day before the referral', given: [girl()], more: { on: '2020-01-31' }, outcome: 'DATE_ORDER' },
    { title: 'a day to come', given: [girl()], more: { on: '2026-03-02' }, outcome: 'DATE_IN_FUTURE' },
    {
      title: 'a case that is closed',
      given: [girl(), entered(), closed()],
      more: { on: '2020-05-01' },
      outcome: 'CASE_CLOSED',
    },
    { title: 'a duplicate', given: [girl(), linked], more: {}, outcome: 'LINKED_ELSEWHERE' },
    {
      title: 'a person who was erased',
      given: [girl(), erasureRequested(), erasureApproved(), erased()],
      more: {},
      outcome: 'SUBJECT_ERASED',
    },
    { title: 'nobody on record', given: [], more: {}, outcome: 'NOT_FOUND' },
    {
      title: 'what is attached already, under another title',
      given: [girl(), attached],
      more: { title: 'Another' },
      outcome: 'ID_USED',
    },
    { title: 'what is attached already, once more', given: [girl(), attached], more: {}, outcome: '' },
    {
      title: 'an entry that is not in this record',
      given: [girl()],
      more: { about: 'of another record' },
      outcome: 'NOT_FOUND',
    },
  ])('about $title', ({ given, more, outcome }) => {
    expect(outcomeOf(journey(...given).when('AttachDocument', { ...form, ...more }))).toBe(outcome);
  });

  it.each<{ kind: DocumentKind; personalClass: PersonalClass; mediaType: MediaType; outcome: string }>([
    { kind: 'MedicalReport', personalClass: 'health', mediaType: 'Jpeg', outcome: 'DocumentAttached' },
    { kind: 'SchoolReport', personalClass: 'location', mediaType: 'Pdf', outcome: 'DocumentAttached' },
    { kind: 'Photo', personalClass: 'identity', mediaType: 'Webp', outcome: 'DocumentAttached' },
    { kind: 'Photo', personalClass: 'identity', mediaType: 'Pdf', outcome: 'DOCUMENT_TYPE' },
    { kind: 'Letter', personalClass: 'testimony', mediaType: 'Mp3', outcome: 'DOCUMENT_TYPE' },
    { kind: 'MedicalReport', personalClass: 'identity', mediaType: 'Jpeg', outcome: 'DOCUMENT_CLASS' },
  ])(
    'of the kind $kind, stored as $personalClass in the form $mediaType: $outcome',
    ({ kind, personalClass, mediaType, outcome }) => {
      const stored = storedAs(personalClass, mediaType);
      expect(outcomeOf(journey(girl()).when('AttachDocument', { ...form, kind, stored }))).toBe(outcome);
    },
  );

  it('that was recorded needs somebody who keeps the original', () => {
    const recording = { ...form, kind: 'Recording', stored: storedAs('testimony', 'Mp4') } as const;
    expect(outcomeOf(journey(girl()).when('AttachDocument', recording))).toBe('CUSTODY_REQUIRED');
    const kept = { ...recording, custody: 'The Child Advocacy Centre' };
    expect(outcomeOf(journey(girl()).when('AttachDocument', kept))).toBe('DocumentAttached');
  });

  it.each<{
    title: string;
    given: Parameters<typeof journey>;
    more: Partial<DocumentsCommands['WithdrawDocument']>;
    outcome: string;
  }>([
    { title: 'once', given: [girl(), attached], more: {}, outcome: 'DocumentWithdrawn' },
    { title: 'before its day', given: [girl(), attached], more: { on: '2020-03-04' }, outcome: 'DATE_ORDER' },
    { title: 'where none is', given: [girl()], more: {}, outcome: 'NOTHING_HERE' },
    { title: 'where another is', given: [girl(), attached], more: { documentId: 'another' }, outcome: 'NOT_FOUND' },
    { title: 'once more for the same reason', given: [girl(), attached, withdrawn], more: {}, outcome: '' },
    {
      title: 'for another reason',
      given: [girl(), attached, withdrawn],
      more: { on: '2020-03-10' },
      outcome: 'DOCUMENT_WITHDRAWN',
    },
  ])('is withdrawn $title', ({ given, more, outcome }) => {
    expect(outcomeOf(journey(...given).when('WithdrawDocument', { ...withdrawal, ...more }))).toBe(outcome);
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
