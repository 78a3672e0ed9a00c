import { createInstance } from 'i18next';
import { readFileSync } from 'node:fs';
import { FLAW_REASONS, flawInWords } from './flaw-reason.js';

const reading = async (lng: 'en' | 'km') => {
  const i18n = createInstance();
  const translation = JSON.parse(readFileSync(`apps/console/src/operations/language/${lng}.json`, 'utf8')) as object;
  // the types of i18next lack this option
  await i18n.init({ lng, resources: { [lng]: { translation } }, showSupportNotice: false } as never);
  return (reason: string) => flawInWords(reason, i18n.t);
};

describe('why an entry is unreliable', () => {
  it.each(['en', 'km'] as const)('has words for each reason of the service (%s)', async (lng) => {
    const inWords = await reading(lng);
    const words = Object.keys(FLAW_REASONS).map(inWords);
    expect(words.filter((one) => one === undefined || one.startsWith('operations.'))).toEqual([]);
    expect(new Set(words).size).toBe(words.length);
  });

  it('is said in Khmer on Khmer pages, with the type that the service does not know', async () => {
    const inKhmer = await reading('km');
    expect(inKhmer('it has no code of this log')).toMatch(/^\p{Script=Khmer}/u);
    expect(inKhmer('this version does not know events of the type AftercareTransferred')).toMatch(
      /\p{Script=Khmer}.*AftercareTransferred/u,
    );
  });

  it('may be two', async () => {
    const inEnglish = await reading('en');
    expect(inEnglish('its data is not a JSON object, its metadata is not a JSON object')).toBe(
      'Its data is not a JSON object. Its metadata is not a JSON object.',
    );
  });

  it('is left as it is where a newer service says something else', async () => {
    const inKhmer = await reading('km');
    expect(inKhmer('it was made by nobody')).toBeUndefined();
  });
});
