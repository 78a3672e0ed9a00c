import { UNRELATED, type ReadingGate, type RelationsNow } from '#security/access';
import type { RefusedReadings } from '#security/access-log';
import type { Actor } from '#kernel/decider';
import { survivor } from '../survivor.js';
import { SETTINGS } from '../testing/life.js';
import { AvailableActionsResolver } from './available-actions.resolver.js';

const by: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'homeward' };
const survivorId = '6b1d6a3e-0c59-4a5f-9f0a-6d2f3a1b7c11';

const ask = async (relations: RelationsNow) => {
  const noted: object[] = [];
  const refused = { note: async (_: Actor, one: object) => void noted.push(one) } as unknown as RefusedReadings;
  const gate = {} as ReadingGate;
  const resolver = new AvailableActionsResolver(relations, refused, gate, {} as never, []);
  return [await resolver.availableActions({ survivorId }, { by } as never, 'en'), noted];
};

it('leaves a trace that a stranger asked what may be recorded, the same for a record that is not there', async () => {
  const refused = [null, [{ operation: 'availableActions', survivorId }]];
  expect(await ask({ of: async () => UNRELATED })).toEqual(refused);
  expect(await ask({ of: async () => undefined })).toEqual(refused);
  expect(await ask({ of: async () => ({ ...UNRELATED, brokeGlass: true }) })).toEqual([[], []]);
});

describe('the refused choices', () => {
  const child = {
    ...survivor.initial,
    referral: { ...survivor.initial.referral, birthDate: `${new Date().getFullYear() - 10}-01-01` },
  };
  const stores = {
    of: () => ({ load: async () => child, refusals: async () => new Map([['GiveConsent', undefined]]) }),
    ledger: { settings: SETTINGS },
  };
  const disclosed = { basis: 'Assignment', classes: ['identity'] };

  const choose = async (asked: object, disclosure: object | undefined = disclosed) => {
    const passed: object[] = [];
    const gate = { pass: async (one: object) => (passed.push(one), disclosure) } as unknown as ReadingGate;
    const relations = { of: async () => ({ ...UNRELATED, ways: ['CaseWorker'] }) } as RelationsNow;
    const resolver = new AvailableActionsResolver(relations, {} as never, gate, stores as never, []);
    const reader = { by, operation: 'availableActions' };
    const actions = (await resolver.availableActions({ survivorId, ...asked }, reader as never, 'en'))!;
    expect(passed).toEqual([]);
    const choices = await Promise.all([...actions, ...actions].map((one) => resolver.refusedChoices(one)));
    return { passed, choices: choices[0]!.map(({ value, refusal }) => [value, refusal.code]) };
  };
  const own = [['SURVIVOR', 'GUARDIAN_REQUIRED']];

  it('are one reading of the identity, with the purpose that the reader states', async () => {
    const passed = [{ by, operation: 'availableActions', survivorId, purpose: 'CARE', classes: ['identity'] }];
    expect(await choose({ purpose: 'CARE' })).toEqual({ passed, choices: own });
    expect(await choose({})).toEqual({ passed: [], choices: [] });
  });

  it('are none for a reader of a part, or without the identity', async () => {
    expect((await choose({ purpose: 'CARE' }, { ...disclosed, inPart: true })).choices).toEqual([]);
    expect((await choose({ purpose: 'CARE' }, { ...disclosed, classes: [] })).choices).toEqual([]);
  });

  it('are judged as today for a day to come, so that they tell no birthday', async () => {
    expect((await choose({ purpose: 'CARE', on: '2199-01-01' })).choices).toEqual(own);
  });
});
