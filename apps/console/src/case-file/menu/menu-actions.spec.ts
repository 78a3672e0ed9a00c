import { actionsIn, filterActions, sharedRefusal } from './menu-actions.js';

// only what the search reads
const MENU = [
  { strand: 'CONSENT', mutations: ['giveConsent'] },
  { strand: 'CARE', mutations: ['enterAftercare', 'completeFollowUp'] },
] as never;
const REFUSAL = { code: 'CONSENT_MISSING', sentence: 'Ask first.', first: 'giveConsent' } as const;
const KHMER: Readonly<Record<string, string>> = {
  giveConsent: 'កត់ត្រាការយល់ព្រម',
  enterAftercare: 'ចូលការថែទាំក្រោយសង្គ្រោះ',
  completeFollowUp: 'កត់ត្រាការតាមដាន',
};
const actions = actionsIn(MENU, new Map([['enterAftercare', REFUSAL]]), {
  name: (mutation) => KHMER[mutation]!,
  strand: (strand) => strand.toLowerCase(),
});

const names = (sought: string) => filterActions(actions, sought).map(({ mutation }) => mutation);

describe('the menu of what can be recorded', () => {
  it('has what is possible before what is not, in each part', () => {
    expect(actions.map(({ mutation }) => mutation)).toEqual(['giveConsent', 'completeFollowUp', 'enterAftercare']);
    expect(actions.at(-1)).toMatchObject({ refusal: REFUSAL });
  });

  it('is searched in the language of the page and in English, by all words in any order', () => {
    expect(names('')).toHaveLength(3);
    expect(names('យល់ព្រម')).toEqual(['giveConsent']);
    expect(names('FOLLOW')).toEqual(['completeFollowUp']);
    expect(names('up care')).toEqual(['completeFollowUp']);
    expect(names('follow consent')).toEqual([]);
  });

  it('says once what keeps most actions from being recorded', () => {
    const erased = { code: 'SUBJECT_ERASED', sentence: 'Nothing new is recorded here.', first: null } as const;
    const words = { name: String, strand: String };
    const refused = (...mutations: readonly string[]) =>
      actionsIn(MENU, new Map(mutations.map((mutation) => [mutation, erased])), words);
    expect(sharedRefusal(refused('giveConsent', 'enterAftercare'))).toBe(erased);
    expect(sharedRefusal(refused('giveConsent'))).toBeUndefined();
  });
});
