import { girl, journey, outcomeOf, somebody, supervisor, woman } from '../../testing.js';
import type { RiskCommands } from './risk.decider.js';

type Facts = Parameters<typeof journey>;

const asked: RiskCommands['AssessRisk'] = { on: '2020-03-02', level: 'Low', retraffickingIndicators: [] };
const csi = { ...asked, domains: [{ domain: 'Care', score: 4 }] } as const;
const matrix = { ...asked, selfSufficiency: [{ domain: 'Income', score: 5 }] } as const;

describe('the instrument of an assessment', () => {
  it.each<[string, Facts, RiskCommands['AssessRisk'], string]>([
    ['a child by the Child Status Index', [girl()], csi, 'RiskAssessed'],
    ['not a child by the Self-Sufficiency Matrix', [girl()], matrix, 'INSTRUMENT_OF_ANOTHER_AGE'],
    ['an adult by the Self-Sufficiency Matrix', [woman()], matrix, 'RiskAssessed'],
    ['not an adult by the Child Status Index', [woman()], csi, 'INSTRUMENT_OF_ANOTHER_AGE'],
    ['a survivor of unknown age as a child', [somebody()], csi, 'RiskAssessed'],
    ['a child of 17 on the eve of the birthday', [girl()], { ...csi, on: '2020-05-31' }, 'RiskAssessed'],
    ['an adult on the birthday', [girl()], { ...matrix, on: '2020-06-01' }, 'RiskAssessed'],
    ['anybody without scores', [woman()], asked, 'RiskAssessed'],
  ])('assesses %s', (_, facts, input, outcome) => {
    expect(outcomeOf(journey(...facts).when('AssessRisk', input))).toBe(outcome);
  });

  it('may be another in what a supervisor records against the rule, as in former entries', () => {
    const irregular = { code: 'INSTRUMENT_OF_ANOTHER_AGE', explanation: 'There was no other form in 2020.' };
    const answer = journey(woman()).when('AssessRisk', { ...csi, irregular } as typeof csi, { by: supervisor });
    expect(outcomeOf(answer)).toBe('RiskAssessed');
  });

  it('scores each domain once', () => {
    const twice = { ...matrix, selfSufficiency: [...matrix.selfSufficiency, ...matrix.selfSufficiency] };
    expect(journey(woman()).when('AssessRisk', twice)).toBe('DOMAIN_TWICE');
  });
});
