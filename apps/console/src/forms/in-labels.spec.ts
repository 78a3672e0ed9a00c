import { readFileSync } from 'node:fs';
import { createInstance } from 'i18next';
import { readInputs } from '../../read-inputs.mjs';
import { inLabels } from './in-labels.js';

const inputs = readInputs(readFileSync('schema.graphql', 'utf8'));

const speaking = async (lng: string) => {
  const words = JSON.parse(readFileSync(`apps/console/src/language/${lng}.json`, 'utf8')) as object;
  const i18n = createInstance();
  await i18n.init({ lng, resources: { [lng]: { translation: words } }, showSupportNotice: false } as never);
  return (sentence: string) => inLabels(sentence, 'DeliverService', inputs, i18n.t);
};

describe('a refusal', () => {
  it('calls a question as the form does', async () => {
    const told = await speaking('en');
    expect(told('Name the goal of her plan that it serves (goalId), or mark it.')).toBe(
      'Name the goal of her plan that it serves (“Goal of her plan”), or mark it.',
    );
    expect(told('Go on with that one: approveCasePlan.')).toBe('Go on with that one: “Approve case plan”.');
  });

  it('does so in Khmer, too', async () => {
    const told = await speaking('km');
    expect(told('សូមបញ្ជាក់គោលដៅ (goalId) ជាមុន។')).toBe('សូមបញ្ជាក់គោលដៅ (“គោលដៅនៃផែនការ”) ជាមុន។');
  });

  it('says nothing of what the form says by itself, and leaves every other word', async () => {
    const told = await speaking('en');
    expect(told('Two episodes have one id (episodeId): give each another.')).toBe(
      'Two episodes have one id: give each another.',
    );
    expect(told('It cannot end (2020-01-01) before it begins (see above).')).toBe(
      'It cannot end (2020-01-01) before it begins (see above).',
    );
  });
});
