import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DEFAULT_CLAIMS } from '../sign-in/claims.js';
import { claimsFrom } from './claims-file.js';

const file = join(mkdtempSync(join(tmpdir(), 'homeward-claims-')), 'claims.json');
const from = (content: unknown) => {
  writeFileSync(file, typeof content === 'string' ? content : JSON.stringify(content));
  return claimsFrom({ OIDC_CLAIMS: file });
};

describe('the file in OIDC_CLAIMS', () => {
  it('says which claims count, and leaves the others as they are', () => {
    const role = { claim: 'realm_access.roles', values: { 'homeward-auditors': 'AUDITOR' } };
    expect(from({ role, organisation: { value: 'A21' }, tokenMinutes: 60 })).toEqual({
      ...DEFAULT_CLAIMS,
      role,
      organisation: { value: 'A21' },
      tokenMinutes: 60,
    });
    expect(claimsFrom({})).toEqual(DEFAULT_CLAIMS);
  });

  it('may leave the office to the register of staff', () => {
    expect(from({ office: { from: 'register' } })).toEqual({ ...DEFAULT_CLAIMS, office: { from: 'register' } });
  });

  it.each<[string, unknown, string]>([
    ['no JSON', '{', 'it is not JSON'],
    ['no object', [], '"the file" must be an object'],
    ['an unknown field', { roles: {} }, '"roles" is no field: there are subject, role,'],
    ['a claim without a name', { subject: { claim: '' } }, '"subject" must be { "claim": "…" }'],
    [
      'an unknown role',
      { role: { claim: 'groups', values: { all: 'OWNER' } } },
      '"role.values.all" must be one of CASE_WORKER',
    ],
    ['the role of policies', { role: { claim: 'groups', values: { all: 'POLICY' } } }, 'must be one of'],
    ['a token for a day', { tokenMinutes: 1_440 }, '"tokenMinutes" must be a whole number from 1 to 90'],
    ['an office in two ways', { office: { from: 'register', claim: 'office' } }, '"office" must be { "from": "reg'],
    ['an office from elsewhere', { office: { from: 'directory' } }, '"office" must be { "from": "register" }'],
    ['an organisation in two ways', { organisation: { value: 'A21', claim: 'org' } }, '"organisation" must be'],
  ])('is refused with %s', (_, content, sentence) => {
    expect(() => from(content)).toThrow(`OIDC_CLAIMS (${file}): `);
    expect(() => from(content)).toThrow(sentence);
  });

  it('is refused where it is missing', () => {
    expect(() => claimsFrom({ OIDC_CLAIMS: '/nowhere/claims.json' })).toThrow('it cannot be read (ENOENT)');
  });
});
