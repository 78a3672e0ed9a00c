import { verdict } from './verdict.js';

const agrees = { id: 'M1', ok: true };
const disagrees = { id: 'M4.operations', ok: false };
const unpublished = { id: 'M6.identified', ok: null };
const refusal = { line: 9, mutation: 'giveConsent', code: 'CONSENT_MISSING' };
const leftOut = { line: 7, mutation: 'assignCaseWorker' };

describe('what a demo comes to', () => {
  it('is that all agree, of those that were published', () => {
    expect(verdict([agrees, unpublished], [])).toEqual({ said: 'All 1 published figures agree.', exitCode: 0 });
  });

  it('is 1 when a figure disagrees, which is named', () => {
    expect(verdict([agrees, disagrees], [])).toEqual({
      said: 'These figures disagree with the report: M4.operations.',
      exitCode: 1,
    });
  });

  it('is 1 when something was refused that nobody left out', () => {
    const { said, exitCode } = verdict([agrees], [refusal]);
    expect(said).toContain(
      'Refused, though the data set should obey every rule:\n  line 9, giveConsent: CONSENT_MISSING',
    );
    expect(exitCode).toBe(1);
  });

  it('without a line is 1 when a figure depends on it', () => {
    expect(verdict([agrees, disagrees], [], leftOut)).toEqual({
      said: 'Left out: line 7, assignCaseWorker.\nFigures that depend on it: M4.operations.',
      exitCode: 1,
    });
  });

  it('without a line is 0 when none does, whatever was refused in consequence', () => {
    expect(verdict([agrees, unpublished], [refusal], leftOut)).toEqual({
      said: 'Left out: line 7, assignCaseWorker.\nRefused in consequence:\n  line 9, giveConsent: CONSENT_MISSING\nNo published figure depends on it.',
      exitCode: 0,
    });
  });
});
