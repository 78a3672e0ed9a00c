import { createInstance } from 'i18next';
import { inWords } from './in-words.js';
import { nameInWords, withLabels } from './plain-words.js';

const WORDS: Readonly<Record<string, string>> = {
  ForensicRecording: 'Recording of a forensic interview',
  SMALL_BUSINESS_SUPPORT: 'Help with a small business',
};

const reading = async () => {
  const i18n = createInstance();
  const translation = {
    mutation: { askOffice: 'Ask another office' },
    event: { ServiceDelivered: 'Service delivered' },
  };
  // the types of i18next lack this option
  await i18n.init({ lng: 'en', resources: { en: { translation } }, showSupportNotice: false } as never);
  const label = (code: string | null | undefined) => WORDS[code ?? ''] ?? inWords(code ?? '');
  return (sentence: string) => withLabels(sentence, (name) => nameInWords(name, i18n.t, label));
};

describe('a sentence of the service in the console', () => {
  it('names what can be recorded as its form is called', async () => {
    const inPlainWords = await reading();
    expect(inPlainWords('Ask the colleague to send it again (askOffice).')).toBe(
      'Ask the colleague to send it again (“Ask another office”).',
    );
  });

  it('names entries and codes as the case file does', async () => {
    const inPlainWords = await reading();
    expect(inPlainWords('Others rest on it: ServiceDelivered of 2020-03-01.')).toBe(
      'Others rest on it: “Service delivered” of 1 Mar 2020.',
    );
    expect(inPlainWords('No consent for ForensicRecording was in force on 2020-03-01.')).toBe(
      'No consent for “Recording of a forensic interview” was in force on 1 Mar 2020.',
    );
    expect(inPlainWords('This service is SMALL_BUSINESS_SUPPORT.')).toBe(
      'This service is “Help with a small business”.',
    );
  });

  it('leaves the names of people and organisations as they are', async () => {
    const inPlainWords = await reading();
    const sentence = 'Ask WorldVision or McDonald, who sent 2 GB over eDNA.';
    expect(inPlainWords(sentence)).toBe(sentence);
  });
});
