import { randomUUID } from 'node:crypto';
import { writeFileSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Bearer } from '#platform/plain';
import { Homeward, receiptOf, refusalOf } from '../../harness/homeward.js';
import { id } from '../../harness/mutations.js';

const administrator: Bearer = { id: 'rachana', role: 'ADMINISTRATOR' };
const worker: Bearer = { id: 'niran', role: 'CASE_WORKER', office: 'ChiangMai' };
const chief: Bearer = { id: 'malee', role: 'SUPERVISOR', office: 'ChiangMai' };

let homeward: Homeward;
const folder = mkdtempSync(join(tmpdir(), 'homeward-thailand-'));
const survivorId = randomUUID();

const registers = async (mutation: string, input: object) =>
  receiptOf(await homeward.command(mutation, input, administrator));

interface Places {
  readonly country: string;
  readonly countries: readonly (readonly string[])[];
  readonly languages: readonly (readonly string[])[];
  readonly currencies: readonly (readonly string[])[];
  readonly provinces: readonly (readonly string[])[];
  readonly districts: object;
}

const referral = (more: object = {}) => ({
  survivorId: randomUUID(),
  on: '2024-02-05',
  source: 'HOTLINE',
  office: 'ChiangMai',
  province: 'TH-50',
  urgency: 'ROUTINE',
  givenName: 'Mali (SYNTHETIC)',
  birthYear: 1999,
  sex: 'FEMALE',
  nationality: 'LA',
  languages: ['lao', 'tha'],
  ...more,
});

beforeAll(async () => {
  const settings = join(folder, 'settings.json');
  const home = {
    country: 'TH',
    timeZone: 'Asia/Bangkok',
    countries: ['MM', 'LA', 'KH'],
    languages: ['tha', 'bur'],
    currencies: ['THB'],
  };
  writeFileSync(settings, JSON.stringify({ home, appealWithinDays: 45 }));
  homeward = await Homeward.start({ HOMEWARD_SETTINGS: settings }, undefined, false);
}, 200_000);
afterAll(async () => {
  await homeward?.stop();
  rmSync(folder, { recursive: true });
});

describe('an organisation in another country, with a file of settings and registers of its own', () => {
  it('is offered its own provinces, languages and currency first', async () => {
    const places = (await (await fetch(new URL('/console/places.en.json', homeward.url))).json()) as Places;
    expect(places.country).toBe('TH');
    expect(places.countries.slice(0, 4).map(([code]) => code)).toEqual(['TH', 'MM', 'LA', 'KH']);
    expect([places.languages[0], places.currencies[0]]).toEqual([
      ['tha', 'Thai'],
      ['THB', 'Thai Baht'],
    ]);
    expect(places.provinces).toContainEqual(['TH-50', 'Chiang Mai']);
    expect(places.districts).toEqual({});
  });

  it('has the days of its own time zone, which its log keeps', async () => {
    const served = async (file: string) => (await fetch(new URL(`/console/${file}.json`, homeward.url))).json();
    expect(await served('settings')).toMatchObject({ timeZone: 'Asia/Bangkok' });
    const { forms } = (await served('forms.en')) as { forms: Record<string, { name: string; usual?: string }[]> };
    expect(forms.ChooseNotices!.find(({ name }) => name === 'timeZone')!.usual).toBe('Asia/Bangkok');
    const other = join(folder, 'other.json');
    writeFileSync(other, JSON.stringify({ home: { country: 'NP', timeZone: 'Asia/Kathmandu' } }));
    // the folder that it gets was begun without settings
    await expect(Homeward.start({ HOMEWARD_SETTINGS: other })).rejects.toThrow(
      'It ended with 78: The days of this log are those of Asia/Phnom_Penh, and home.timeZone in HOMEWARD_SETTINGS is Asia/Kathmandu',
    );
  });

  it('registers its offices, colleagues and partners', async () => {
    await registers('openOffice', { office: 'ChiangMai', name: 'Chiang Mai', province: 'TH-50', on: '2020-01-01' });
    for (const { id: name, role } of [worker, chief])
      await registers('registerWorker', { worker: name, roles: [role], office: 'ChiangMai', on: '2020-01-01' });
    const partner = { organisationId: id(7), name: 'Shelter of the north', kind: 'SHELTER', on: '2020-01-01' };
    const inWords = { pcctGroup: 'Provincial centre', province: 'TH-50', districts: ['TH-50', 'TH-57'] };
    await registers('registerOrganisation', { ...partner, ...inWords, services: ['LEGAL_AID'] });
    const { data } = await homeward.ask(
      '{ organisations(first: 10) { edges { node { name province districts } } } }',
      {},
      chief,
    );
    expect(data).toMatchObject({
      organisations: { edges: [{ node: { province: 'TH-50', districts: ['TH-50', 'TH-57'] } }] },
    });
  });

  it('records a referral, an operation and what a service cost in its own places and money', async () => {
    receiptOf(await homeward.command('receiveReferral', referral({ survivorId }), worker));
    const place = { office: 'ChiangMai', province: 'TH-57', withAuthorities: ['Provincial police'], on: '2024-02-04' };
    receiptOf(await homeward.command('conductOperation', { kind: 'IDENTIFICATION', ...place }, worker));
    const consent = { givenBy: 'SURVIVOR', scopes: ['SERVICES'], language: 'tha', witnessRole: 'SOCIAL_WORKER' };
    receiptOf(await homeward.command('giveConsent', { survivorId, ...consent, on: '2024-02-05' }, worker));
    const food = { type: 'FOOD_PACKAGE', provider: 'ChiangMai', mode: 'IN_PERSON', quantity: 1, unit: 'PACKAGE' };
    const paid = { cost: { amount: 45_000, currency: 'THB' }, emergency: true, on: '2024-02-05' };
    const { position } = receiptOf(await homeward.command('deliverService', { survivorId, ...food, ...paid }, worker));
    const { data } = await homeward.askAt(
      position,
      `query ($id: UUID!, $atLeast: String) { survivor(id: $id, purpose: CARE, atLeast: $atLeast) {
        referral { province nationality } } }`,
      { id: survivorId },
      worker,
    );
    expect(data).toEqual({ survivor: { referral: { province: 'TH-50', nationality: 'LA' } } });
  });

  it.each<[string, object]>([
    ['province', { province: 'TH-99' }],
    ['province', { province: 'Chiang Mai' }],
    ['nationality', { nationality: 'XX' }],
    ['languages', { languages: ['xyz'] }],
    ['district', { district: '1710' }],
  ])('is refused a %s that is none, or lies elsewhere: %j', async (field, more) => {
    const answer = await homeward.command('receiveReferral', referral(more), worker);
    expect(refusalOf(answer)).toBe('VALIDATION');
    expect(JSON.stringify(answer.errors![0]!.extensions.fields)).toContain(field);
  });

  it('may refer to Cambodia down to its districts, which are sealed', async () => {
    const home = referral({ province: '17', district: '1710', nationality: 'KH', survivorId: id(8) });
    const { position } = receiptOf(await homeward.command('receiveReferral', home, worker));
    const { data } = await homeward.askAt(
      position,
      `query ($id: UUID!, $atLeast: String) { survivor(id: $id, purpose: CARE, atLeast: $atLeast) {
        referral { province district { value } } } }`,
      { id: id(8) },
      worker,
    );
    expect(data).toEqual({ survivor: { referral: { province: '17', district: { value: '1710' } } } });
  });
});
