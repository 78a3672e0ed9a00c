import type { Actor } from '#kernel/decider';
import { survivor, type SurvivorState } from '../survivor.js';
import { SETTINGS } from '../testing/random-journey.js';
import { refusedChoicesIn } from './choices.rules.js';

const by: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21', office: 'Poipet' };
const since = (name: string) => ({ present: [{ from: '2010-01-01' }], interruptions: [], trainings: [], name });

interface Size {
  readonly consents: number;
  /** How many each consent names. */
  readonly recipients: number;
  readonly partners: number;
}

/** The fields of a referral with refused choices, and how often the register was read from its beginning. */
const judge = ({ consents, recipients, partners }: Size) => {
  const given = Array.from({ length: consents }, (_, index) => ({
    consentId: `consent ${index}`,
    scopes: ['Sharing'],
    recipients: Array.from({ length: recipients }, (__, nth) => `Partner ${index * recipients + nth}`),
    givenBy: 'Survivor',
    on: '2020-01-01',
  }));
  const state = {
    ...survivor.initial,
    referral: { birthDate: '1990-01-01' },
    consent: { given, overrides: [] },
  } as unknown as SurvivorState;
  const entries = Array.from(
    { length: partners },
    (_, index) => [`partner-${index}`, since(`Partner ${index}`)] as const,
  );
  let reads = 0;
  const organisations = new Proxy(Object.fromEntries(entries), {
    ownKeys: (register) => {
      reads++;
      return Reflect.ownKeys(register);
    },
  });
  const directory = { offices: {}, workers: {}, organisations };
  const asked = { on: '2021-01-01', now: '2021-06-01T09:00:00.000Z', by, settings: SETTINGS, directory };
  const refused = refusedChoicesIn(state, 'MakeReferral', { ...asked, mayOverride: false });
  return { fields: [...new Set(refused.map(({ field }) => field))], reads };
};

describe('the choices of a record with many consents', () => {
  it('read a large register once, and not for each name in each consent', () => {
    const { fields, reads } = judge({ consents: 10, recipients: 3, partners: 150 });
    expect(fields).toEqual(['toOrganisation', 'consentId']);
    // whether it is empty is asked for each name
    expect(reads).toBeLessThan(500);
  });

  it('are all offered where judging them would keep everybody else waiting', () => {
    expect(judge({ consents: 40, recipients: 2, partners: 0 }).fields).toEqual([]);
    expect(judge({ consents: 10, recipients: 50, partners: 600 }).fields).toEqual([]);
  });
});
