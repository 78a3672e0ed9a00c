import { consented, girl, journey, outcomeOf, somebody, supervisor, woman } from '../../testing.js';
import type { ForensicInterviewCommands } from './forensic-interview.decider.js';

type Command = ForensicInterviewCommands['ConductForensicInterview'];
type Facts = Parameters<typeof journey>;

const unhashed: Command = {
  forensicInterviewId: 'forensic',
  on: '2020-02-20',
  setting: 'CAC',
  interviewer: 'kunthea',
  observers: ['Prosecutor'],
  recorded: true,
  language: 'khm',
  outcome: 'FullDisclosure',
  summary: 'The child gave an account.',
};
const HASH = 'a'.repeat(64);
const command: Command = { ...unhashed, mediaSha256: HASH };
const settings = {
  interviewers: [
    { worker: 'kunthea', from: '2020-02-10', until: '2020-06-30' },
    { worker: 'kunthea', from: '2021-01-01' },
  ],
};

const requested = {
  type: 'ForensicInterviewRequested',
  data: { forensicInterviewId: 'forensic', agency: 'Anti-trafficking police', on: '2020-02-10' },
} as const;
const told = {
  type: 'ForensicInterviewConducted',
  data: { ...command, forensicInterviewId: 'forensic', ageOnDay: 17 },
} as const;
const child = [girl(), consented()];

describe('a forensic interview (rule 4)', () => {
  it.each<[string, Facts, Command, string]>([
    ['is held with a child', child, command, 'ForensicInterviewConducted'],
    ['is held on the eve of the 18th birthday', child, { ...command, on: '2020-05-31' }, 'ForensicInterviewConducted'],
    ['is not held on that birthday', child, { ...command, on: '2020-06-01' }, 'FORENSIC_ADULT'],
    ['is not held with an adult', [woman(), consented({ givenBy: 'Survivor' })], command, 'FORENSIC_ADULT'],
    ['is held with a survivor of unknown age', [somebody(), consented()], command, 'ForensicInterviewConducted'],
    ['needs consent', [girl()], command, 'CONSENT_MISSING'],
    ['needs consent to be recorded', [girl(), consented({ scopes: ['Interview'] })], command, 'CONSENT_SCOPE_MISMATCH'],
    ['needs the hash of its recording', child, unhashed, 'MEDIA_HASH_MISSING'],
    ['needs no hash without a recording', child, { ...unhashed, recorded: false }, 'ForensicInterviewConducted'],
    ['is not held before the referral', child, { ...command, on: '2020-01-31' }, 'DATE_ORDER'],
    ['is not held before it was requested', [...child, requested], { ...command, on: '2020-02-09' }, 'DATE_ORDER'],
    ['is held after it was requested', [...child, requested], command, 'ForensicInterviewConducted'],
    ['is not held on a future day', child, { ...command, on: '2026-03-02' }, 'DATE_IN_FUTURE'],
    ['is held by a trained interviewer', child, { ...command, interviewer: 'sokha' }, 'INTERVIEWER_NOT_TRAINED'],
    ['is held from the day of the training', child, { ...command, on: '2020-02-10' }, 'ForensicInterviewConducted'],
    ['is not held before', child, { ...command, on: '2020-02-09' }, 'INTERVIEWER_NOT_TRAINED'],
    [
      'is held until the training ends',
      [somebody(), consented()],
      { ...command, on: '2020-06-30' },
      'ForensicInterviewConducted',
    ],
    ['is not held after', [somebody(), consented()], { ...command, on: '2020-07-01' }, 'INTERVIEWER_NOT_TRAINED'],
    [
      'is held again after a new training',
      [somebody(), consented()],
      { ...command, on: '2021-01-01' },
      'ForensicInterviewConducted',
    ],
    [
      'is not held a second time',
      [...child, told],
      { ...command, forensicInterviewId: 'second' },
      'REPEAT_INTERVIEW_REASON_REQUIRED',
    ],
    [
      'is held a second time for a reason',
      [...child, told],
      { ...command, forensicInterviewId: 'second', repeatReason: 'The child asked to tell more.' },
      'ForensicInterviewConducted',
    ],
  ])('%s', (_, facts, asked, outcome) => {
    expect(outcomeOf(journey(...facts).when('ConductForensicInterview', asked, { settings }))).toBe(outcome);
  });

  it('is refused where the register lists no interviewer', () => {
    expect(journey(...child).when('ConductForensicInterview', command)).toBe('INTERVIEWER_NOT_TRAINED');
  });

  it.each<[string, Facts, Command, string]>([
    ['with an adult', [woman(), consented({ givenBy: 'Survivor' })], command, 'FORENSIC_ADULT'],
    ['by an untrained interviewer', child, { ...command, interviewer: 'sokha' }, 'INTERVIEWER_NOT_TRAINED'],
    ['without consent', [girl()], command, 'CONSENT_MISSING'],
    ['without a hash', child, unhashed, 'MEDIA_HASH_MISSING'],
    [
      'once more for no reason',
      [...child, told],
      { ...command, forensicInterviewId: 'second' },
      'REPEAT_INTERVIEW_REASON_REQUIRED',
    ],
  ])('that was held %s is recorded as irregular', (_, facts, input, code) => {
    const asked = { ...input, irregular: { code, explanation: 'So it was.' } };
    const answer = journey(...facts).when('ConductForensicInterview', asked, { settings, by: supervisor });
    expect(answer).toMatchObject([{ type: 'ForensicInterviewConducted', data: { irregular: { code } } }]);
  });

  it("records the child's age, and is recorded once", () => {
    expect(journey(...child).when('ConductForensicInterview', command, { settings })).toEqual([told]);
    const given = journey(...child, told);
    expect(given.when('ConductForensicInterview', command)).toEqual([]);
    expect(given.when('ConductForensicInterview', { ...command, outcome: 'NoDisclosure' })).toBe('ID_USED');
  });
});

describe('a request for a forensic interview', () => {
  it.each<[string, Facts, Partial<typeof requested.data>, string]>([
    ['is recorded before any consent', [girl()], {}, 'ForensicInterviewRequested'],
    ['is recorded once', [girl(), requested], {}, ''],
    ['is not changed under its id', [girl(), requested], { on: '2020-02-11' } as never, 'ID_USED'],
    ['is for children', [woman()], {}, 'FORENSIC_ADULT'],
    ['may be recorded after the interview', [...child, told], {}, 'ForensicInterviewRequested'],
    ['cannot come after it', [...child, told], { on: '2020-02-21' } as never, 'DATE_ORDER'],
    ['cannot come before the referral', [girl()], { on: '2020-01-31' } as never, 'DATE_ORDER'],
    ['cannot lie in the future', [girl()], { on: '2026-03-02' } as never, 'DATE_IN_FUTURE'],
  ])('%s', (_, facts, input, outcome) => {
    const answer = journey(...facts).when('RequestForensicInterview', { ...requested.data, ...input });
    expect(outcomeOf(answer)).toBe(outcome);
  });

  it('takes the id of its command when none is given', () => {
    const { agency, on } = requested.data;
    expect(journey(girl()).when('RequestForensicInterview', { agency, on })).toMatchObject([
      { data: { forensicInterviewId: 'the-command' } },
    ]);
  });
});
