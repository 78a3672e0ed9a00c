import { UnsecuredJWT } from 'jose';
import { askerOf } from './signer.js';

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

  it('gets an error for an invalid token', () => {
    expect(() => askerOf({ issuer }, 'a.b.c', typed)).toThrow('HOMEWARD_TOKEN is not a token');
  });
});
