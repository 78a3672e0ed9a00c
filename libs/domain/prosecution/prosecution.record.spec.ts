import { RecordedCourtCase, type CourtCommand } from './testing/court-case-record.js';

const empty = () => new RecordedCourtCase();

const survivorJoined = (survivorId: string, on = '2020-03-09', court = 'Siem Reap'): CourtCommand => [
  'JoinSurvivor',
  { survivorId, on, court, article: '15' },
  { by: { id: 'policy:prosecution', role: 'POLICY' } },
];
const verdict = (input: object = {}) => ({ outcome: 'Convicted', on: '2020-11-19', ...input }) as const;
const heard: CourtCommand = ['RecordHearing', { on: '2020-06-01' }];
const charged: CourtCommand = ['FileCharges', { article: '15', accusedCount: 2, on: '2020-04-01' }];
const convicted: CourtCommand = ['RecordVerdict', verdict()];
const sentenced: CourtCommand = ['ImposeSentence', { years: 12, on: '2020-11-26' }];
const ended: CourtCommand = ['ConcludeProsecution', { outcome: 'Convicted', on: '2020-12-20' }];

const sophea = { by: { id: 'sophea', role: 'SUPERVISOR' } };
const borey = { by: { id: 'borey', role: 'LEGAL_OFFICER' } };
const correcting = (eventId: string, replacement: object) => ({ eventId, reason: 'misheard', replacement }) as never;
const striking = (eventId: string) => ({ eventId, reason: 'another case' });

/** event-0 and event-1: the case begins, and a survivor joins it; further facts are event-2 and so on. */
const court = (...told: CourtCommand[]) => empty().record(survivorJoined('srey'), ...told);
const conclusion = ({ state }: ReturnType<typeof court>) => state.prosecution?.conclusion;

describe('a verdict that was recorded wrongly', () => {
  const acquitted = correcting('event-2', { recordVerdict: verdict({ outcome: 'Acquitted' }) });

  it('is corrected: the entry stays unchanged, and the state of the case changes', () => {
    const told = court(convicted).record(['CorrectEntry', acquitted, borey]);
    expect(told.facts.slice(2)).toMatchObject([
      { type: 'VerdictReached', data: verdict() },
      {
        type: 'EntryCorrected',
        data: { eventId: 'event-2', replacement: { VerdictReached: verdict({ outcome: 'Acquitted' }) } },
      },
    ]);
    expect(conclusion(told)).toEqual(verdict({ outcome: 'Acquitted' }));
  });

  it('is struck out: the case is open again, and may end a second time', () => {
    const told = court(convicted).record(['StrikeOutEntry', striking('event-2'), sophea]);
    expect(conclusion(told)).toBeUndefined();
    expect(conclusion(told.record(['DiscontinueProsecution', { on: '2020-11-20' }]))).toMatchObject({
      outcome: 'Discontinued',
    });
  });

  it.each([
    ['by the person who recorded it', {}, 'APPROVER_IS_AUTHOR'],
    ['by a case worker', { by: { id: 'sokha', role: 'CASE_WORKER' } }, 'APPROVER_ROLE_REQUIRED'],
  ])('is not corrected %s', (_, asked, code) => {
    expect(court(convicted).answer('CorrectEntry', acquitted, asked)).toMatchObject({ code });
    expect(court(convicted).answer('StrikeOutEntry', striking('event-2'), asked)).toMatchObject({ code });
  });

  it.each<[string, CourtCommand[], string]>([
    ['a sentence', [convicted, sentenced], 'SentenceImposed of 2020-11-26'],
    ['its end', [convicted, ended], 'ProsecutionEnded of 2020-12-20'],
  ])('is not struck out while %s rests on it', (_, told, named) => {
    const answer = court(...told).answer('StrikeOutEntry', striking('event-2'), sophea);
    expect(answer).toMatchObject({ code: 'ENTRY_RESTED_ON', message: expect.stringContaining(named) });
  });

  it('is corrected although the end is recorded too, which is corrected after it', () => {
    const told = court(convicted, ended).record(['CorrectEntry', acquitted, sophea]);
    const end = (outcome: string) => correcting('event-3', { concludeProsecution: { outcome, on: '2020-12-20' } });
    expect(told.answer('CorrectEntry', end('Settled'), sophea)).toMatchObject({ code: 'VERDICT_REACHED' });
    expect(told.answer('CorrectEntry', end('Acquitted'), sophea)).toHaveLength(1);
  });

  it.each([
    ['before the case began', { on: '2020-03-08' }, 'DATE_ORDER'],
    ['on a day that had not come when it was recorded', { on: '2021-03-02' }, 'DATE_IN_FUTURE'],
  ])('is not corrected to have been %s', (_, input, code) => {
    const told = court(convicted);
    const later = { ...sophea, now: '2021-06-01T09:00:00.000Z' };
    expect(told.answer('CorrectEntry', correcting('event-2', { recordVerdict: verdict(input) }), later)).toMatchObject({
      code,
    });
  });

  it('is reviewed by another supervisor', () => {
    const told = court(convicted).record(['CorrectEntry', acquitted, sophea]);
    const review = { eventId: 'event-3', on: '2021-03-01', upheld: true };
    expect(told.answer('ReviewEntry', review, sophea)).toMatchObject({ code: 'APPROVER_IS_AUTHOR' });
    expect(told.answer('ReviewEntry', review, { by: { id: 'dara', role: 'SUPERVISOR' } })).toHaveLength(1);
  });
});

describe('other entries of a case', () => {
  it.each<[string, CourtCommand, object]>([
    ['a day in court', heard, { recordHearing: { on: '2020-06-02' } }],
    ['charges', charged, { fileCharges: { article: '10', accusedCount: 1, on: '2020-04-01' } }],
  ])('%s is corrected by a legal officer', (_, told, replacement) => {
    expect(court(told).answer('CorrectEntry', correcting('event-2', replacement))).toHaveLength(1);
    expect(court([...told.slice(0, 2), sophea] as never).answer('StrikeOutEntry', striking('event-2'))).toHaveLength(1);
  });

  it.each(['event-0', 'event-1'])("a survivor's joining is corrected in their own record: %s", (eventId) => {
    const answer = court().answer('StrikeOutEntry', striking(eventId), sophea);
    expect(answer).toMatchObject({
      code: 'NOT_CORRECTABLE',
      message: expect.stringContaining('by its survivorId'),
    });
  });

  it('cannot be marked as irregular without a broken rule', () => {
    const irregular = { code: 'DATE_ORDER', explanation: 'x' };
    expect(court(heard).answer('StrikeOutEntry', { ...striking('event-2'), irregular } as never, sophea)).toMatchObject(
      { code: 'NOT_IRREGULAR' },
    );
  });
});

describe("an opening that was corrected in the survivor's record", () => {
  const amend = (input: object): CourtCommand => ['AmendJoining', { survivorId: 'srey', ...input }];

  it('changes the case that began with it', () => {
    const told = court().record(amend({ on: '2020-03-02', court: 'Battambang' }));
    expect(told.facts.slice(2).map(({ data }) => data.replacement)).toEqual([
      { ProsecutionCommenced: { on: '2020-03-02', court: 'Battambang', article: '15' } },
      { SurvivorJoined: { survivorId: 'srey', on: '2020-03-02' } },
    ]);
    expect(told.state.prosecution).toMatchObject({ commencedOn: '2020-03-02', survivors: ['srey'] });
    expect(told.answer(...amend({ on: '2020-03-02' }))).toEqual([]);
  });

  it("changes only the survivor's own day in a case that began with another survivor", () => {
    const told = empty().record(
      survivorJoined('rith', '2020-03-02'),
      survivorJoined('srey'),
      amend({ on: '2020-03-10', court: 'Poipet' }),
    );
    expect(told.facts.slice(3).map(({ data }) => data.replacement)).toEqual([
      { SurvivorJoined: { survivorId: 'srey', on: '2020-03-10' } },
    ]);
  });

  const out = (survivorId = 'srey'): CourtCommand => ['TakeOutSurvivor', { survivorId }];

  it('when struck out there, a case without other entries counts as never opened', () => {
    const told = court().record(out());
    expect(told.state.prosecution).toBeNull();
    expect(told.answer(...out())).toEqual([]);
    expect(told.record(survivorJoined('rith', '2020-04-01')).state.prosecution).toMatchObject({
      commencedOn: '2020-04-01',
      survivors: ['rith'],
    });
  });

  it('when struck out there, leaves the events in court', () => {
    expect(court(heard).record(out()).state.prosecution).toMatchObject({ survivors: [], hearings: ['2020-06-01'] });
  });

  it('when struck out there, lets the case begin with the next survivor in it', () => {
    const told = court(survivorJoined('rith', '2020-04-02'), survivorJoined('them', '2020-04-01')).record(out());
    expect(told.state.prosecution).toMatchObject({ commencedOn: '2020-04-01', survivors: ['rith', 'them'] });
    expect(told.record(out('them')).state.prosecution).toMatchObject({
      commencedOn: '2020-04-02',
      survivors: ['rith'],
    });
  });
});
