import i18next from 'i18next';
import { sendSigned } from './send-signed.js';

beforeAll(async () => {
  await i18next.init({ lng: 'km', resources: {} });
});

const session = { tokenThatHolds: async () => 'old', waitForSignIn: async () => 'new', deputyOf: () => 'sophea' };

/** Sends, and answers with these states one after the other. @returns the last state, and what was sent */
const sentWith = async (...states: readonly number[]) => {
  const sent: object[] = [];
  const { status } = await sendSigned(session, async (headers) => ({ status: states[sent.push(headers) - 1]! }));
  return { status, sent };
};

const headers = (token: string) => ({
  authorization: `Bearer ${token}`,
  'accept-language': 'km',
  'homeward-deputy-of': 'sophea',
});

describe('a signed request', () => {
  it('says who asks, in which language and in whose place', async () => {
    expect(await sentWith(200)).toEqual({ status: 200, sent: [headers('old')] });
    expect(await sentWith(403)).toEqual({ status: 403, sent: [headers('old')] });
  });

  it('is sent once more after a new sign-in where the token is rejected, and not again', async () => {
    expect(await sentWith(401, 201)).toEqual({ status: 201, sent: [headers('old'), headers('new')] });
    expect(await sentWith(401, 401)).toEqual({ status: 401, sent: [headers('old'), headers('new')] });
  });

  it('names no supervisor of somebody who acts for themselves', async () => {
    const sent: object[] = [];
    await sendSigned({ ...session, deputyOf: () => undefined }, async (one) => ({ status: 199 + sent.push(one) }));
    expect(sent).toEqual([{ authorization: 'Bearer old', 'accept-language': 'km' }]);
  });
});
