import { UnsecuredJWT } from 'jose';
import { askerOf } from './signer.js';

const typed = { id: 'typed', role: 'AUDITOR' } as const;
const issuer = 'https://sign-in.example.org';
const token = new UnsecuredJWT({ role: 'SUPERVISOR', office: 'SiemReapCac' }).setSubject('sophea').encode();

describe('whoever asks', () => {
  it('is who was typed, where the installation signs', () => {
    expect(askerOf({ issuer: undefined }, token, typed)).toBe(typed);
  });

  it('is who signed in, where an issuer signs, whatever was typed', () => {
    expect(askerOf({ issuer }, token, typed)).toEqual({ id: 'sophea', role: 'SUPERVISOR', office: 'SiemReapCac' });
  });

  it('is told when there is no token in what was given for one', () => {
    expect(() => askerOf({ issuer }, 'a.b.c', typed)).toThrow('HOMEWARD_TOKEN is no token');
  });
});
