import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { Homeward, receiptOf, refusalOf } from '../../harness/homeward.js';
import { Issuer } from '../../harness/issuer.js';
import { referralOf } from '../../harness/command-outcomes.js';

const folder = mkdtempSync(join(tmpdir(), 'homeward-claims-'));
const claims = join(folder, 'claims.json');
/** Of Keycloak: the role is a role of the realm, the person a UUID, and the office no claim at all. */
const MAPPING = {
  role: {
    claim: 'realm_access.roles',
    values: { 'homeward-administrators': 'ADMINISTRATOR', 'homeward-case-workers': 'CASE_WORKER' },
  },
  organisation: { value: 'A21' },
  office: { from: 'register' },
};
const [SOKHA, RACHANA] = [randomUUID(), randomUUID()];

let issuer: Issuer;
let homeward: Homeward;
beforeAll(async () => {
  writeFileSync(claims, JSON.stringify(MAPPING));
  issuer = await Issuer.start();
  homeward = await Homeward.start({ OIDC_ISSUER: issuer.url, OIDC_CLAIMS: claims });
}, 200_000);
afterAll(async () => {
  await homeward?.stop();
  await issuer?.stop();
  rmSync(folder, { recursive: true });
});

const caseWorker = () => issuer.sign({ sub: SOKHA, realm_access: { roles: ['homeward-case-workers'] }, office: 'Kep' });
const register = async (mutation: string, input: object) => {
  const by = await issuer.sign({ sub: RACHANA, realm_access: { roles: ['homeward-administrators'] } });
  return receiptOf(await homeward.command(mutation, input, by));
};
const signedIn = async () => (await homeward.ask('{ signedIn { id role office } }', {}, await caseWorker())).data;

describe('a service whose register of staff names the office', () => {
  it('signs in a person who is not in the register, without an office', async () => {
    expect(await signedIn()).toEqual({ signedIn: { id: SOKHA, role: 'CASE_WORKER', office: null } });
  });

  it('knows the office from the entry in the register on, with the same token, and a new one from the move on', async () => {
    for (const office of ['SiemReapCac', 'Poipet']) await register('openOffice', { office, on: '2018-01-01' });
    const token = await caseWorker();
    const officeNow = async () =>
      ((await homeward.ask('{ signedIn { office } }', {}, token)).data!.signedIn as { office: string | null }).office;
    await register('registerWorker', {
      worker: SOKHA,
      roles: ['CASE_WORKER'],
      office: 'SiemReapCac',
      on: '2018-01-01',
    });
    expect(await officeNow()).toBe('SiemReapCac');
    receiptOf(await homeward.command('receiveReferral', referralOf(randomUUID()), token));
    await register('moveWorker', { worker: SOKHA, office: 'Poipet', on: '2019-01-01' });
    expect(await officeNow()).toBe('Poipet');
  });

  it('gives no office and no access to a colleague who has left', async () => {
    await register('recordDeparture', { worker: SOKHA, on: '2020-12-31' });
    const answer = await homeward.ask('{ signedIn { office } }', {}, await caseWorker());
    expect(refusalOf(answer)).toBe('ACCESS_ENDED');
  });
});
