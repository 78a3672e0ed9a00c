import { mergeTerms, type RecordTerms, type TermsOf } from './terms.rules.js';
import type { aftercare } from './steps/aftercare/aftercare.decider.js';

type Commands = { Arrive: object; Leave: object };
type Events = { Arrived: object; Left: object };

const terms: RecordTerms<Commands, Events> = {
  allowedWhile: { Arrive: [], Leave: ['closed'] },
  amendedBy: { Arrived: 'authorOrCorrector', Left: 'approver' },
};

describe('the terms of a step', () => {
  it('allow a command in the named states only, and an unknown command in none', () => {
    const { isAllowed } = mergeTerms({ visit: terms });
    expect([isAllowed('Leave', 'closed'), isAllowed('Leave', 'erased')]).toEqual([true, false]);
    expect([isAllowed('Arrive', 'closed'), isAllowed('toString', 'closed')]).toEqual([false, false]);
  });

  it('say who amends each entry', () => {
    expect(mergeTerms({ visit: terms }).amendedBy).toEqual(terms.amendedBy);
  });

  it('do not compile without a command, an event or a step', () => {
    // @ts-expect-error -- a command is missing
    const one: RecordTerms<Commands, Events>['allowedWhile'] = { Leave: [] };
    // @ts-expect-error -- an event is missing
    const other: RecordTerms<Commands, Events>['amendedBy'] = { Left: 'approver' };
    // @ts-expect-error -- a step is missing
    const none: TermsOf<{ aftercare: typeof aftercare }> = {};
    expect([one, other, none]).toBeDefined();
  });
});
