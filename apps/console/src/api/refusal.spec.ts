import i18next from 'i18next';
import { CombinedError } from 'urql';
import { refusalIn } from './refusal.js';

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
