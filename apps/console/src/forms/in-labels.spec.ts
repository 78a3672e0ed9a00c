import { createInstance } from 'i18next';
import { inLabels } from './in-labels.js';
import { someInputs as inputs } from './testing.js';

const reading = async () => {
  const i18n = createInstance();
  const words = { field: { planId: 'ផែនការករណី' } };
  await i18n.init({ lng: 'km', resources: { km: { translation: words } }, showSupportNotice: false } as never);
  return (sentence: string) => inLabels(sentence, 'DeliverService', inputs, { t: i18n.t, label: (code) => code ?? '' });
};

describe('a refusal in the console', () => {
  it('names a field by its label in the form', async () => {
    const inWords = await reading();
    expect(inWords('Name the goal of the plan that it serves (goalId), or mark it.')).toBe(
      'Name the goal of the plan that it serves (“Goal of the plan”), or mark it.',
    );
    expect(inWords('Continue with that one: approveCasePlan.')).toBe('Continue with that one: “Approve case plan”.');
  });

  it('names a field of another form by what it is called elsewhere', async () => {
    const inWords = await reading();
    expect(inWords('សូមជ្រើស (planId) ជាមុន។')).toBe('សូមជ្រើស (“ផែនការករណី”) ជាមុន។');
  });

  it('drops the name of a field that the form fills in, and keeps every other word', async () => {
    const inWords = await reading();
    expect(inWords('Two episodes have one id (episodeId): give each another.')).toBe(
      'Two episodes have one id: give each another.',
    );
    expect(inWords('It cannot end (2020-01-01) before it begins (see above).')).toBe(
      'It cannot end (1 Jan 2020) before it begins (see above).',
    );
  });
});
