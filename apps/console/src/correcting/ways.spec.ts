import { describe, expect, it } from '@jest/globals';
import { chooseTarget, firstWayFor, isCorrectedInRecord, waysFor } from './ways.js';

describe('the ways to put an entry right', () => {
  const inputs = {
    inputs: {
      Replacement: [{ name: 'openProsecution', type: 'OpenProsecutionEntry' }],
      OpenProsecutionEntry: [{ name: 'court', type: 'String!' }],
    },
  } as never;
  const opened = { type: 'ProsecutionOpened', command: 'OpenProsecution', standing: null };

  it('are all open for an entry of a record', () => {
    expect(waysFor(opened, inputs)).toEqual(['correctEntry', 'strikeOutEntry', 'disputeEntry']);
    expect(firstWayFor('ProsecutionOpened')).toBe('correctEntry');
  });

  it('leave to the record what follows from it in a court case: its beginning is only disputed there', () => {
    const commenced = { ...opened, type: 'ProsecutionCommenced' };
    expect(waysFor(commenced, inputs)).toEqual(['disputeEntry']);
    expect(firstWayFor('ProsecutionCommenced')).toBe('disputeEntry');
    expect(waysFor({ ...commenced, standing: 'STRUCK_OUT' }, inputs)).toEqual([]);
  });

  it('are none for who joined a court case', () => {
    expect(waysFor({ ...opened, type: 'SurvivorJoined' }, inputs)).toEqual([]);
    expect(firstWayFor('SurvivorJoined')).toBeUndefined();
    expect(isCorrectedInRecord({ type: 'SurvivorJoined', standing: null })).toBe(true);
    expect(isCorrectedInRecord({ type: 'SurvivorJoined', standing: 'STRUCK_OUT' })).toBe(false);
    expect(isCorrectedInRecord(opened)).toBe(false);
  });

  it('name an amendment where it is disputed, and the entry that it amends otherwise', () => {
    const meant = { asked: 'correction', found: 'entry' };
    expect(chooseTarget('disputeEntry', meant)).toBe('correction');
    expect(chooseTarget('correctEntry', meant)).toBe('entry');
    expect(chooseTarget('strikeOutEntry', meant)).toBe('entry');
  });
});
