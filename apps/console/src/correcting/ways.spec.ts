import { describe, expect, it } from '@jest/globals';
import { chooseTarget, waysFor } from './ways.js';

describe('the ways to put an entry right', () => {
  const inputs = {
    inputs: {
      Replacement: [{ name: 'openProsecution', type: 'OpenProsecutionEntry' }],
      OpenProsecutionEntry: [{ name: 'court', type: 'String!' }],
    },
  } as never;
  const opened = { type: 'ProsecutionCommenced', command: 'OpenProsecution', standing: null };

  it('are all open for an entry of a court case, but none for who joined it', () => {
    expect(waysFor(opened, inputs)).toEqual(['correctEntry', 'strikeOutEntry', 'disputeEntry']);
    expect(waysFor({ ...opened, type: 'SurvivorJoined' }, inputs)).toEqual([]);
  });

  it('name an amendment where it is disputed, and the entry that it amends otherwise', () => {
    const meant = { asked: 'correction', found: 'entry' };
    expect(chooseTarget('disputeEntry', meant)).toBe('correction');
    expect(chooseTarget('correctEntry', meant)).toBe('entry');
    expect(chooseTarget('strikeOutEntry', meant)).toBe('entry');
  });
});
