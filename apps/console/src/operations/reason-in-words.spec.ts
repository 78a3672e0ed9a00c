import { readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import { reasonInWords } from './reason-in-words.js';

const reading = async (lng: 'en' | 'km') => {
  const i18n = createInstance();
  const translation = JSON.parse(readFileSync(`apps/console/src/operations/language/${lng}.json`, 'utf8')) as object;
  // the types of i18next lack this option
  await i18n.init({ lng, resources: { [lng]: { translation } }, showSupportNotice: false } as never);
  return (reason: string) => reasonInWords(reason, i18n.t);
};

/** What the service says, and the first words of what is shown. */
const SAID: readonly (readonly [reason: string, words: string])[] = [
  ['StoreUnavailable: The event store cannot be reached: nobody answers.', 'The event store cannot be reached.'],
  ['DatabaseUnavailable: Postgres has no connection left (53300).', 'The database cannot be reached, or fails.'],
  ['ReaderBehind: This reader waits for the views.', 'It waits for another reader'],
  ['SharedPosition: Two entries share a position.', 'This is a fault of the service.'],
  ['EventsOutOfOrder: The event at 7 came after the one at 9.', 'This is a fault of the service.'],
  ['RetryRequestsLost: Postgres ended the connection.', 'The database cannot be reached, or fails.'],
  ['KeysUnavailable: The keys cannot be reached.', 'The keys cannot be reached.'],
  ['LogMismatch: The log was exchanged.', 'The log is not the one that was read before.'],
  ['UnreadableHead: The head of the log cannot be read.', 'The log is not the one that was read before.'],
  ['LockHeld: Another connection holds it.', 'Another connection to the database holds a lock.'],
  ['CheckpointConflict: another one.', 'Another process does the same work.'],
  ['OtherNotaryActive: Another one signs.', 'Another process does the same work.'],
  [
    'IndexOfAnotherKey: The index of the search was filled with another digest.key than this process has.',
    'Another process fills the index of the search with another key.',
  ],
  ['TooManyParkedStreams: A table would park 1,001 streams.', 'The table of the view does not accept an entry.'],
  ['CannotAnswer: policy_family cannot answer the event 7.', 'An entry cannot be handled automatically yet'],
  ['QueryFailedError 22003', 'The table of the view does not accept an entry.'],
  ['QueryFailedError 23514', 'The table of the view does not accept an entry.'],
  ['QueryFailedError 42703.', 'The table of the view does not accept an entry.'],
  ['QueryFailedError 54000', 'The table of the view does not accept an entry.'],
  ['QueryFailedError 40001.', 'The database cannot be reached, or fails.'],
  ['QueryFailedError 57014. 2 parked: npx homeward projections why.', 'The database cannot be reached, or fails.'],
  ['QueryFailedError', 'The database cannot be reached, or fails.'],
  ['ProjectionError: note cannot apply the event 7 (NoteRecorded): TypeError.', 'The table of the view'],
  ['UnopenedEvent BrokenWrapping', 'The values of an entry do not open, because their key is damaged.'],
  ['BrokenWrapping: A wrapped key was altered.', 'The values of an entry do not open, because their key is damaged.'],
  ['UnopenedEvent BrokenSeal', 'The values of an entry do not open, because they were altered'],
  ['BrokenSeal: The health of event 7 was altered.', 'The values of an entry do not open, because they were altered'],
  ['LEGAL_HOLD: A legal hold forbids that.', 'The erasure waits until a legal hold'],
  ['FOREIGN_TABLE: Nobody may read the set.', 'Somebody else has a table in this set'],
  [
    'The process that builds it ended (SIGKILL). It resumes from its checkpoint.',
    'The process that builds this set ended.',
  ],
  ['unproven: it has no code of this log', 'It has no code of this log.'],
  ['unproven: it has no code of this log.', 'It has no code of this log.'],
  ['TypeError.', 'This is a fault of the service.'],
  ['Error ENOSPC.', 'This is a fault of the service.'],
];

describe('why something does not go on', () => {
  it.each(SAID)('has words for each kind of reason: %s', async (reason, words) => {
    const [inEnglish, inKhmer] = [await reading('en'), await reading('km')];
    expect(inEnglish(reason)).toMatch(new RegExp(`^${words}`));
    expect(inKhmer(reason)).toMatch(/^\p{Script=Khmer}/u);
  });

  it('is all that is reported of a view', async () => {
    const inEnglish = await reading('en');
    expect(inEnglish('3 refused, last: CASE_CLOSED 2 parked: npx homeward projections why.')).toBe(
      'A rule refused some of its commands, which were skipped. Some records are left out.',
    );
    expect(inEnglish('LockHeld: Another connection holds it. 2 parked: npx homeward projections why.')).toMatch(
      /^Another connection to the database holds a lock\..*Some records are left out/,
    );
    expect(inEnglish('TypeError. 2 parked: npx homeward projections why.')).toMatch(
      /^This is a fault of the service\..*Some records are left out/,
    );
  });

  it('begins with the flaw of an entry where it has stopped the view', async () => {
    const inEnglish = await reading('en');
    expect(inEnglish('unproven: it has no code of this log. 2 parked: npx homeward projections why.')).toBe(
      'It has no code of this log. Some records are left out.',
    );
    expect(inEnglish('unreadable: it was made by nobody. 2 parked: npx homeward projections why.')).toBeUndefined();
  });

  it('has words for each error that the projector discloses', () => {
    const [, named = ''] = /const OURS = \[([^\]]+)\]/.exec(readFileSync('apps/projector/src/reason.ts', 'utf8')) ?? [];
    const errors = named
      .split(',')
      .map((one) => one.trim())
      .filter(Boolean);
    expect(errors.length).toBeGreaterThan(10);
    expect(errors.filter((one) => !SAID.some(([reason]) => reason.startsWith(`${one}: `)))).toEqual([]);
  });

  it('is left as it is where a newer service says something else', async () => {
    expect((await reading('km'))('It rains.')).toBeUndefined();
  });
});
