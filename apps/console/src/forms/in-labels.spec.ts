import { readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import { readInputs } from '../../read-inputs.mjs';
import { inLabels } from './in-labels.js';

const inputs = readInputs(readFileSync('schema.graphql', 'utf8'), []);

const speaking = async (lng: string) => {
  const words = JSON.parse(readFileSync(`apps/console/src/language/${lng}.json`, 'utf8')) as object;
  const i18n = createInstance();
  await i18n.init({ lng, resources: { [lng]: { translation: words } }, showSupportNotice: false } as never);
  return (sentence: string) => inLabels(sentence, 'DeliverService', inputs, i18n.t);
};

describe('a refusal in the console', () => {
  it('names a field by its label in the form', async () => {
    const inEnglish = await speaking('en');
    expect(inEnglish('Name the goal of the plan that it serves (goalId), or mark it.')).toBe(
      'Name the goal of the plan that it serves (“Goal of the plan”), or mark it.',
    );
    expect(inEnglish('Continue with that one: approveCasePlan.')).toBe('Continue with that one: “Approve case plan”.');
  });

  it('names a field by its Khmer label in Khmer', async () => {
    const inKhmer = await speaking('km');
    expect(inKhmer('សូមបញ្ជាក់គោលដៅ (goalId) ជាមុន។')).toBe('សូមបញ្ជាក់គោលដៅ (“គោលដៅនៃផែនការករណី”) ជាមុន។');
  });

  it('drops the name of a field that the form fills in, and keeps every other word', async () => {
    const inEnglish = await speaking('en');
    expect(inEnglish('Two episodes have one id (episodeId): give each another.')).toBe(
      'Two episodes have one id: give each another.',
    );
    expect(inEnglish('It cannot end (2020-01-01) before it begins (see above).')).toBe(
      'It cannot end (2020-01-01) before it begins (see above).',
    );
  });
});
