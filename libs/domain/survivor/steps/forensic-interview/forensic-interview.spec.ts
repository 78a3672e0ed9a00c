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
  it.each<{ title: string; given: Facts; input: Command; outcome: string }>([
    { title: 'is held with a child', given: child, input: command, outcome: 'ForensicInterviewConducted' },
    {
      title: 'is held on the eve of the 18th birthday',
      given: child,
      input: { ...command, on: '2020-05-31' },
      outcome: 'ForensicInterviewConducted',
    },
    {
      title: 'is not held on that birthday',
      given: child,
      input: { ...command, on: '2020-06-01' },
      outcome: 'FORENSIC_ADULT',
    },
    {
      title: 'is not held with an adult',
      given: [woman(), consented({ givenBy: 'Survivor' })],
      input: command,
      outcome: 'FORENSIC_ADULT',
    },
    {
      title: 'is held with a survivor of unknown age',
      given: [somebody(), consented()],
      input: command,
      outcome: 'ForensicInterviewConducted',
    },
    { title: 'needs consent', given: [girl()], input: command, outcome: 'CONSENT_MISSING' },
    {
      title: 'needs consent to be recorded',
      given: [girl(), consented({ scopes: ['Interview'] })],
      input: command,
      outcome: 'CONSENT_SCOPE_MISMATCH',
    },
    { title: 'needs the hash of its recording', given: child, input: unhashed, outcome: 'MEDIA_HASH_MISSING' },
    {
      title: 'needs no hash without a recording',
      given: child,
      input: { ...unhashed, recorded: false },
      outcome: 'ForensicInterviewConducted',
    },
    {
      title: 'is not held before the referral',
      given: child,
      input: { ...command, on: '2020-01-31' },
      outcome: 'DATE_ORDER',
    },
    {
      title: 'is not held before it was requested',
      given: [...child, requested],
      input: { ...command, on: '2020-02-09' },
      outcome: 'DATE_ORDER',
    },
    {
      title: 'is held after it was requested',
      given: [...child, requested],
      input: command,
      outcome: 'ForensicInterviewConducted',
    },
    {
      title: 'is not held on a future day',
      given: child,
      input: { ...command, on: '2026-03-02' },
      outcome: 'DATE_IN_FUTURE',
    },
    {
      title: 'is held by a trained interviewer',
      given: child,
      input: { ...command, interviewer: 'sokha' },
      outcome: 'INTERVIEWER_NOT_TRAINED',
    },
    {
      title: 'is held from the day of the training',
      given: child,
      input: { ...command, on: '2020-02-10' },
      outcome: 'ForensicInterviewConducted',
    },
    {
      title: 'is not held before',
      given: child,
      input: { ...command, on: '2020-02-09' },
      outcome: 'INTERVIEWER_NOT_TRAINED',
    },
    {
      title: 'is held until the training ends',
      given: [somebody(), consented()],
      input: { ...command, on: '2020-06-30' },
      outcome: 'ForensicInterviewConducted',
    },
    {
      title: 'is not held after',
      given: [somebody(), consented()],
      input: { ...command, on: '2020-07-01' },
      outcome: 'INTERVIEWER_NOT_TRAINED',
    },
    {
      title: 'is held again after a new training',
      given: [somebody(), consented()],
      input: { ...command, on: '2021-01-01' },
      outcome: 'ForensicInterviewConducted',
    },
    {
      title: 'is not held a second time',
      given: [...child, told],
      input: { ...command, forensicInterviewId: 'second' },
      outcome: 'REPEAT_INTERVIEW_REASON_REQUIRED',
    },
    {
      title: 'is held a second time for a reason',
      given: [...child, told],
      input: { ...command, forensicInterviewId: 'second', repeatReason: 'The child asked to tell more.' },
      outcome: 'ForensicInterviewConducted',
    },
  ])('$title → $outcome', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('ConductForensicInterview', input, { settings }))).toBe(outcome);
  });

  it('is refused where the register lists no interviewer', () => {
    expect(journey(...child).when('ConductForensicInterview', command)).toBe('INTERVIEWER_NOT_TRAINED');
  });

  it.each<{ title: string; given: Facts; input: Command; code: string }>([
    {
      title: 'with an adult',
      given: [woman(), consented({ givenBy: 'Survivor' })],
      input: command,
      code: 'FORENSIC_ADULT',
    },
    {
      title: 'by an untrained interviewer',
      given: child,
      input: { ...command, interviewer: 'sokha' },
      code: 'INTERVIEWER_NOT_TRAINED',
    },
    { title: 'without consent', given: [girl()], input: command, code: 'CONSENT_MISSING' },
    { title: 'without a hash', given: child, input: unhashed, code: 'MEDIA_HASH_MISSING' },
    {
      title: 'once more for no reason',
      given: [...child, told],
      input: { ...command, forensicInterviewId: 'second' },
      code: 'REPEAT_INTERVIEW_REASON_REQUIRED',
    },
  ])('that was held $title is recorded as irregular → $code', ({ given, input, code }) => {
    const asked = { ...input, irregular: { code, explanation: 'So it was.' } };
    const answer = journey(...given).when('ConductForensicInterview', asked, { settings, by: supervisor });
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
  it.each<{ title: string; given: Facts; input: Partial<typeof requested.data>; outcome: string }>([
    { title: 'is recorded before any consent', given: [girl()], input: {}, outcome: 'ForensicInterviewRequested' },
    { title: 'is recorded once', given: [girl(), requested], input: {}, outcome: '' },
    {
      title: 'is not changed under its id',
      given: [girl(), requested],
      input: { on: '2020-02-11' } as never,
      outcome: 'ID_USED',
    },
    { title: 'is for children', given: [woman()], input: {}, outcome: 'FORENSIC_ADULT' },
    {
      title: 'may be recorded after the interview',
      given: [...child, told],
      input: {},
      outcome: 'ForensicInterviewRequested',
    },
    {
      title: 'cannot come after it',
      given: [...child, told],
      input: { on: '2020-02-21' } as never,
      outcome: 'DATE_ORDER',
    },
    {
      title: 'cannot come before the referral',
      given: [girl()],
      input: { on: '2020-01-31' } as never,
      outcome: 'DATE_ORDER',
    },
    {
      title: 'cannot lie in the future',
      given: [girl()],
      input: { on: '2026-03-02' } as never,
      outcome: 'DATE_IN_FUTURE',
    },
  ])('$title', ({ given, input, outcome }) => {
    const answer = journey(...given).when('RequestForensicInterview', { ...requested.data, ...input });
    expect(outcomeOf(answer)).toBe(outcome);
  });

  it('takes the id of its command when none is given', () => {
    const { agency, on } = requested.data;
    expect(journey(girl()).when('RequestForensicInterview', { agency, on })).toMatchObject([
      { data: { forensicInterviewId: 'the-command' } },
    ]);
  });
});
