import { girl, journey, outcomeOf, somebody, supervisor, woman } from '../../testing.js';
import type { RiskCommands } from './risk.decider.js';

type Facts = Parameters<typeof journey>;

const asked: RiskCommands['AssessRisk'] = { on: '2020-03-02', level: 'Low', retraffickingIndicators: [] };
const csi = { ...asked, domains: [{ domain: 'Care', score: 4 }] } as const;
const matrix = { ...asked, selfSufficiency: [{ domain: 'Income', score: 5 }] } as const;

describe('the instrument of an assessment', () => {
  it.each<{ title: string; given: Facts; input: RiskCommands['AssessRisk']; outcome: string }>([
    { title: 'a child by the Child Status Index', given: [girl()], input: csi, outcome: 'RiskAssessed' },
    {
      title: 'not a child by the Self-Sufficiency Matrix',
      given: [girl()],
      input: matrix,
      outcome: 'INSTRUMENT_OF_ANOTHER_AGE',
    },
    { title: 'an adult by the Self-Sufficiency Matrix', given: [woman()], input: matrix, outcome: 'RiskAssessed' },
    {
      title: 'not an adult by the Child Status Index',
      given: [woman()],
      input: csi,
      outcome: 'INSTRUMENT_OF_ANOTHER_AGE',
    },
    { title: 'a survivor of unknown age as a child', given: [somebody()], input: csi, outcome: 'RiskAssessed' },
    {
      title: 'a child of 17 on the eve of the birthday',
      given: [girl()],
      input: { ...csi, on: '2020-05-31' },
      outcome: 'RiskAssessed',
    },
    {
      title: 'an adult on the birthday',
      given: [girl()],
      input: { ...matrix, on: '2020-06-01' },
      outcome: 'RiskAssessed',
    },
    { title: 'anybody without scores', given: [woman()], input: asked, outcome: 'RiskAssessed' },
  ])('assesses $title → $outcome', ({ given, input, outcome }) => {
    expect(outcomeOf(journey(...given).when('AssessRisk', input))).toBe(outcome);
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
