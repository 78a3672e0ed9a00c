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

  it.each<[string, Parameters<typeof journey>, Partial<Note>, string]>([
    ['the day of the referral', [girl()], { on: '2020-02-01' }, 'NoteRecorded'],
    ['a day before the referral', [girl()], { on: '2020-01-31' }, 'DATE_ORDER'],
    ['a day to come', [girl()], { on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['a case that is closed', [girl(), entered(), closed()], { on: '2020-05-01' }, 'CASE_CLOSED'],
    ['a duplicate', [girl(), linked], {}, 'LINKED_ELSEWHERE'],
    ['a person who was erased', [girl(), erasureRequested(), erasureApproved(), erased()], {}, 'SUBJECT_ERASED'],
    ['nobody on record', [], {}, 'NOT_FOUND'],
    ['what is recorded already, with another text', [girl(), recorded], { text: 'It begins on Tuesday.' }, 'ID_USED'],
    ['what is recorded already, once more', [girl(), recorded], {}, ''],
  ])('about %s', (_, facts, more, outcome) => {
    expect(outcomeOf(journey(...facts).when('RecordNote', { ...call, ...more }))).toBe(outcome);
  });
});
