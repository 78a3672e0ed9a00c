import { loadOncePerLanguage } from './load-once.js';
import type { Language } from './language.js';

describe('what is loaded once in each language', () => {
  it('is asked for by the first that needs it, and kept for the others', async () => {
    const asked: Language[] = [];
    const load = loadOncePerLanguage(async (language) => `labels ${asked.push(language)}`);
    expect(await Promise.all([load('en'), load('km'), load('en')])).toEqual(['labels 1', 'labels 2', 'labels 1']);
    expect(asked).toEqual(['en', 'km']);
  });

  it('is asked for again after a failure', async () => {
    let isReachable = false;
    const load = loadOncePerLanguage(async () => {
      if (!isReachable) throw new Error('no labels');
      return 'labels';
    });
    await expect(load('en')).rejects.toThrow('no labels');
    isReachable = true;
    expect(await load('en')).toBe('labels');
  });
});
