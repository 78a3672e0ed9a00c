import { UnsecuredJWT } from 'jose';
import { ConfigurationError } from '#platform/plain';
import { askerOf, signerFromToken } from './signer.js';

const typed = { id: 'typed', role: 'AUDITOR' } as const;
const issuer = 'https://sign-in.example.org';
const token = new UnsecuredJWT({ role: 'SUPERVISOR', office: 'SiemReapCac' }).setSubject('sophea').encode();

describe('the caller', () => {
  it('is the typed name if the installation signs tokens', () => {
    expect(askerOf({ issuer: undefined }, token, typed)).toBe(typed);
  });

  it('is the signed-in person if an issuer signs tokens', () => {
    expect(askerOf({ issuer }, token, typed)).toEqual({ id: 'sophea', role: 'SUPERVISOR', office: 'SiemReapCac' });
  });

  it('needs a token in the variable: another text is a wrong setting, not wrong usage', async () => {
    expect(await signerFromToken({ issuer }, token)!.sign(typed)).toBe(token);
    const ask = (wrong: string) => () => askerOf({ issuer }, wrong, typed);
    const sign = (wrong: string) => () => signerFromToken({ issuer }, wrong);
    for (const read of [
      ask('a.b.c'),
      ...['Bearer one', `${token}\n${token}`, '\n'].flatMap((wrong) => [ask(wrong), sign(wrong)]),
    ]) {
      expect(read).toThrow('HOMEWARD_TOKEN is not a token');
      expect(read).toThrow(ConfigurationError);
    }
    expect(() => signerFromToken({ issuer }, undefined)).toThrow(`Tokens come from ${issuer}: sign in there`);
  });

  it('may have a token from a file, which ends with a line break', async () => {
    expect(await signerFromToken({ issuer }, `${token}\n`)!.sign(typed)).toBe(token);
    expect(askerOf({ issuer }, ` ${token}\r\n`, typed).id).toBe('sophea');
  });
});
