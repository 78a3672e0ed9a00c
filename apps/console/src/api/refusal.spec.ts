import i18next from 'i18next';
import { CombinedError } from 'urql';
import { isPassing, mayHelpAgain, refusalIn } from './refusal.js';

beforeAll(async () => {
  await i18next.init({ lng: 'en', resources: { en: { translation: { unreachable: 'No answer.' } } } });
});

describe('what went wrong with a request', () => {
  it('has a sentence also if nothing was answered: a button that fails in silence looks as if it had worked', () => {
    const error = new CombinedError({ networkError: new TypeError('Failed to fetch') });
    expect(refusalIn(error)).toMatchObject({ code: 'UNREACHABLE', message: 'No answer.' });
  });

  it('is what the service says, if it answers', () => {
    const refused = { message: 'Somebody else answered.', extensions: { code: 'ALREADY_ANSWERED' } };
    expect(refusalIn(new CombinedError({ graphQLErrors: [refused] }))).toMatchObject({
      code: 'ALREADY_ANSWERED',
      message: 'Somebody else answered.',
    });
    expect(refusalIn(undefined)).toBeUndefined();
  });

  it('is repeated by itself only where the service may answer in a moment, and by a press only where that can help', () => {
    const judge = (code: string) => [isPassing({ code }), mayHelpAgain({ code })];
    for (const code of ['UNREACHABLE', 'UNAVAILABLE', 'TIMEOUT', 'INTERNAL', 'RATE_LIMITED'])
      expect([code, ...judge(code)]).toEqual([code, true, true]);
    // each reading of a record counts, and what another log says is not the same: these are repeated by a person
    for (const code of ['RECORD_BUDGET_SPENT', 'QUESTIONS_SPENT', 'UNAUTHENTICATED', 'LOG_MISMATCH', 'CLOCK_SKEWED'])
      expect([code, ...judge(code)]).toEqual([code, false, true]);
    for (const code of ['FORBIDDEN', 'NOT_FOUND', 'VALIDATION', 'PURPOSE_REQUIRED', 'FILTER_NOT_RELEASED'])
      expect([code, ...judge(code)]).toEqual([code, false, false]);
  });

  it('has its particulars where the message is a general sentence', () => {
    const general = { message: 'អ្នកមិនអាចធ្វើការនេះទេ។' };
    const detail = 'Your role reads nothing for the purpose “audit”: state another purpose.';
    const said = (code: string) =>
      refusalIn(new CombinedError({ graphQLErrors: [{ ...general, extensions: { code, detail } }] }));
    for (const code of ['FORBIDDEN', 'TOO_LARGE']) expect(said(code)).toMatchObject({ detail });
  });

  it('names what must come first, if something is missing', () => {
    const refused = { message: 'Ask it first.', extensions: { code: 'OFFICE_CONSENT_MISSING', first: 'askOffice' } };
    expect(refusalIn(new CombinedError({ graphQLErrors: [refused] }))).toMatchObject({ first: 'askOffice' });
  });

  it('says whether it may be recorded against the rule: no answer of the network can', () => {
    const refused = { message: 'Not agreed.', extensions: { code: 'CONSENT_MISSING', mayOverride: true } };
    expect(refusalIn(new CombinedError({ graphQLErrors: [refused] }))).toMatchObject({ mayOverride: true });
    const error = new CombinedError({ networkError: new TypeError('Failed to fetch') });
    expect(refusalIn(error)).not.toHaveProperty('mayOverride');
  });
});
