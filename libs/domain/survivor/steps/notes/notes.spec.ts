import { closed, entered, erased, erasureApproved, erasureRequested, girl, journey, outcomeOf } from '../../testing.js';
import type { NotesCommands } from './notes.decider.js';

type Note = NotesCommands['RecordNote'];

const call = {
  noteId: 'note',
  on: '2020-03-05',
  kind: 'Call',
  text: 'The aunt called: school begins on Monday.',
} as const satisfies Note;
const linked = { type: 'PersonLinked', data: { keptSurvivorId: 'kept' } } as const;
const recorded = { type: 'NoteRecorded', data: call } as const;

describe('a note', () => {
  it('needs no consent, and is recorded with its day, its kind and its text, under an id of its own', () => {
    expect(journey(girl()).when('RecordNote', call)).toEqual([recorded]);
    const { noteId: _, ...unnamed } = call;
    expect(journey(girl()).when('RecordNote', unnamed)).toMatchObject([{ data: { noteId: 'the-command' } }]);
  });

  it.each<{ title: string; given: Parameters<typeof journey>; more: Partial<Note>; outcome: string }>([
    { title: 'the day of the referral', given: [girl()], more: { on: '2020-02-01' }, outcome: 'NoteRecorded' },
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
      title: 'what is recorded already, with another text',
      given: [girl(), recorded],
      more: { text: 'It begins on Tuesday.' },
      outcome: 'ID_USED',
    },
    { title: 'what is recorded already, once more', given: [girl(), recorded], more: {}, outcome: '' },
  ])('about $title', ({ given, more, outcome }) => {
    expect(outcomeOf(journey(...given).when('RecordNote', { ...call, ...more }))).toBe(outcome);
  });
});
