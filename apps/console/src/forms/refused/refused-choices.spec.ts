import { someInputs as inputs } from '../testing.js';
import { byField, reasonsFor, withOnlyChoices } from './refused-choices.js';

const suspected = { code: 'MDT_REVIEW_REQUIRED', sentence: 'A recruiter may be in that home.', first: 'holdMdtReview' };
const undecided = { code: 'BID_REQUIRED', sentence: 'A placement needs a determination.', first: null };
const told = (field: string, value: string, refusal: typeof suspected | typeof undecided) => ({
  field,
  value,
  refusal,
});

describe('the choices that the service would refuse', () => {
  const refused = byField([
    told('housing', 'PARENTS', suspected),
    told('housing', 'FOSTER', undecided),
    told('housing', 'KINSHIP', suspected),
  ]);

  it('are named with their reason, together where they have one', () => {
    const choices = ['PARENTS', 'KINSHIP', 'FOSTER', 'SHELTER'].map((value) => ({ value, label: value.toLowerCase() }));
    expect(reasonsFor(choices, refused.get('housing')!)).toEqual([
      { choices: ['parents', 'kinship'], refusal: suspected },
      { choices: ['foster'], refusal: undecided },
    ]);
  });

  it('are not mentioned where the form does not offer them', () => {
    const choices = [{ value: 'SHELTER', label: 'shelter' }];
    expect(reasonsFor(choices, refused.get('housing')!)).toEqual([]);
  });
});

describe('a field that can say one thing only', () => {
  const barring = (...levels: readonly string[]) => byField(levels.map((one) => told('level', one, undecided)));

  it('says it, unless it says something already', () => {
    const all = inputs.enums.RiskLevel!;
    const allButOne = barring(...all.slice(1));
    expect(withOnlyChoices({}, 'AssessRisk', inputs, allButOne)).toEqual({ level: all[0] });
    expect(withOnlyChoices({ level: all[1] }, 'AssessRisk', inputs, allButOne)).toEqual({ level: all[1] });
    expect(withOnlyChoices({}, 'AssessRisk', inputs, barring(all[0]!))).toEqual({});
    expect(withOnlyChoices({}, 'AssessRisk', inputs, barring(...all))).toEqual({});
  });
});
