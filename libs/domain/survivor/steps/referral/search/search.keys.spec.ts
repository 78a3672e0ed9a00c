import { keysSought } from './search.keys.js';

const token = (_: string, word: string) => word.toUpperCase();
const sought = (name: string) =>
  keysSought(name, token)
    .filter(({ kind }) => !kind.startsWith('local'))
    .map(({ kind, token: one, whole, spelled }) => `${kind} ${one} of ${whole.join('/')}: ${spelled.join('/')}`);

describe('the keys under which a name is sought', () => {
  it('are those of its only sound', () => {
    expect(sought('Chan')).toEqual(['sound CN of 1: CHAN']);
  });

  it('are those of two sounds, of each as the only one, and of both as one word', () => {
    expect(sought('Srey Mom')).toEqual([
      'sound SRMM of 1: SREYMOM',
      'soundPair SR. of 2: SREY',
      'soundPair MMSR. of 2: MOMSREY',
      'soundPair MM of 2: MOM',
    ]);
  });

  it('are those of each two sounds of three, where two words may be one', () => {
    expect(sought('Chan Srey Mom')).toEqual([
      'soundPair CN of 3: CHAN',
      'soundPair CNSR. of 3: CHANSREY',
      'soundPair CNMM of 3: CHANMOM',
      'soundPair CNSRMM of 2: CHANSREYMOM',
      'soundPair SR. of 3: SREY',
      'soundPair MMSR. of 3: MOMSREY',
      'soundPair MM of 3: MOM',
      'soundPair CNSR.MM of 2: CHANSREYMOM',
      'soundPair CNSR. of 2: CHANSREY',
      'soundPair SRMM of 2: SREYMOM',
    ]);
  });

  it('are those of one sound where two words sound alike', () => {
    expect(sought('Sok Suk')).toEqual(['sound SK of 2: SOK/SUK', 'sound SKSK of 1: SOKSUK']);
  });

  it('are the same in both scripts, and none of a text without letters', () => {
    const kinds = keysSought('Sok Bopha', token).map(({ kind }) => kind.replace('localS', 's'));
    expect(kinds.slice(0, kinds.length / 2)).toEqual(kinds.slice(kinds.length / 2));
    expect(keysSought(' ?! ', token)).toEqual([]);
  });

  it('are few, however long the text is', () => {
    const long = Array.from(
      { length: 40 },
      (_, index) => `${'kptsmnlrvh'[index % 10]!}a${'kptsmnlrvh'[(index * 3) % 10]!}`,
    );
    expect(keysSought(long.join(' '), token).length).toBeLessThanOrEqual(112);
  });
});
