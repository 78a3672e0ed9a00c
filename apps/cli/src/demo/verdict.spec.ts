import { verdict } from './verdict.js';

const agrees = { id: 'M1', ok: true };
const disagrees = { id: 'M4.operations', ok: false };
const unpublished = { id: 'M6.identified', ok: null };
const refusal = { line: 9, mutation: 'giveConsent', code: 'CONSENT_MISSING' };
const leftOut = { line: 7, mutation: 'assignCaseWorker' };

describe('the result of a demo', () => {
  it('is 0 if all published figures agree', () => {
    expect(verdict([agrees, unpublished], [])).toEqual({ text: 'All 1 published figures agree.', exitCode: 0 });
  });

  it('is 1 and names the figure if one disagrees', () => {
    expect(verdict([agrees, disagrees], [])).toEqual({
      text: 'These figures disagree with the report: M4.operations.',
      exitCode: 1,
    });
  });

  it('is 1 if a command is refused without a line left out', () => {
    const { text, exitCode } = verdict([agrees], [refusal]);
    expect(text).toContain(
      'Refused, though the data set should obey every rule:\n  line 9, giveConsent: CONSENT_MISSING',
    );
    expect(exitCode).toBe(1);
  });

  it('is 1 without a line on which a figure depends', () => {
    expect(verdict([agrees, disagrees], [], leftOut)).toEqual({
      text: 'Left out: line 7, assignCaseWorker.\nFigures that depend on it: M4.operations.',
      exitCode: 1,
    });
  });

  it('is 0 without a line on which no figure depends, whatever is refused in consequence', () => {
    expect(verdict([agrees, unpublished], [refusal], leftOut)).toEqual({
      text: 'Left out: line 7, assignCaseWorker.\nRefused in consequence:\n  line 9, giveConsent: CONSENT_MISSING\nNo published figure depends on it.',
      exitCode: 0,
    });
  });
});
