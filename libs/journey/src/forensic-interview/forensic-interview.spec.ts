import { consented, girl, journey, outcomeOf, somebody, woman } from '../testing.js';
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
  summary: 'She told.',
};
const command: Command = { ...unhashed, mediaSha256: 'a'.repeat(64) };

describe('a forensic interview (rule 4)', () => {
  it.each<[string, Facts, Command, string]>([
    ['is held with a child', [girl(), consented()], command, 'ForensicInterviewConducted'],
    [
      'is held on the eve of her 18th birthday',
      [girl(), consented()],
      { ...command, on: '2020-05-31' },
      'ForensicInterviewConducted',
    ],
    ['is not held on that birthday', [girl(), consented()], { ...command, on: '2020-06-01' }, 'FORENSIC_ADULT'],
    ['is not held with an adult', [woman(), consented({ givenBy: 'Survivor' })], command, 'FORENSIC_ADULT'],
    ['is held with somebody of unknown age', [somebody(), consented()], command, 'ForensicInterviewConducted'],
    ['needs consent', [girl()], command, 'CONSENT_MISSING'],
    ['needs consent to be recorded', [girl(), consented({ scopes: ['Interview'] })], command, 'CONSENT_SCOPE_MISMATCH'],
    ['needs the hash of its recording', [girl(), consented()], unhashed, 'MEDIA_HASH_MISSING'],
    [
      'needs no hash without a recording',
      [girl(), consented()],
      { ...unhashed, recorded: false },
      'ForensicInterviewConducted',
    ],
    ['is not held before the referral', [girl(), consented()], { ...command, on: '2020-01-31' }, 'DATE_ORDER'],
    ['is not held tomorrow', [girl(), consented()], { ...command, on: '2026-03-02' }, 'DATE_IN_FUTURE'],
  ])('%s', (_, facts, asked, outcome) => {
    expect(outcomeOf(journey(...facts).when('ConductForensicInterview', asked))).toBe(outcome);
  });

  it('says how old she was, and is told once', () => {
    const told = {
      type: 'ForensicInterviewConducted',
      data: { ...command, forensicInterviewId: 'forensic', ageOnDay: 17 },
    } as const;
    expect(journey(girl(), consented()).when('ConductForensicInterview', command)).toEqual([told]);
    expect(journey(girl(), consented(), told).when('ConductForensicInterview', command)).toEqual([]);
  });
});
