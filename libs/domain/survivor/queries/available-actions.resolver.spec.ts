import { UNRELATED, decide, type ReadingGate, type RelationsNow } from '#security/access';
import type { RefusedReadings } from '#security/access-log';
import { Refusal, type Actor } from '#kernel/decider';
import { survivor } from '../survivor.js';
import { SETTINGS } from '../testing/random-journey.js';
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
    of: () => ({
      load: async () => child,
      refusals: async () => new Map(possible.map((name) => [name, refused[name]])),
    }),
    storeContext: { settings: SETTINGS },
  };
  let possible: readonly string[];
  let refused: Readonly<Record<string, Refusal>>;
  beforeEach(() => {
    refused = {};
    possible = ['GiveConsent', 'DeliverService'];
  });

  interface Reader {
    readonly role?: string;
    readonly ways?: readonly string[];
    readonly restricted?: true;
  }

  /** @param since what the record says only when the gate looks */
  const choose = async (
    asked: object,
    { role = 'CASE_WORKER', ways = ['CaseWorker'], ...relation }: Reader = {},
    since: Pick<Reader, 'restricted'> = {},
  ) => {
    const [passed, noted]: [object[], object[]] = [[], []];
    const reader = { by: { ...by, role }, operation: 'availableActions' };
    const relations = { of: async () => ({ ...UNRELATED, ways, ...relation }) } as unknown as RelationsNow;
    // the gate decides as the real one does, and tells what it would log
    const pass = async (one: Parameters<ReadingGate['pass']>[0]) => {
      const disclosure = decide({ ...one, relation: { ...(await relations.of(one.by, survivorId))!, ...since } });
      (disclosure ? passed : noted).push(one);
      return disclosure;
    };
    const resolver = new AvailableActionsResolver(relations, {} as never, { pass } as never, stores as never, []);
    const actions = (await resolver.availableActions({ survivorId, ...asked }, reader as never, 'en'))!;
    expect([passed, noted]).toEqual([[], []]);
    const told = async (mutation: string) => {
      const [one, again] = actions
        .filter((action) => action.mutation === mutation)
        .flatMap((action) => [action, action]);
      const [shown] = await Promise.all([resolver.refusedChoices(one!), resolver.refusedChoices(again!)]);
      return {
        choices: shown.map(({ value, refusal }) => [value, refusal.code]),
        withheld: await resolver.choicesWithheld(one!),
        passed: passed.map((reading) => (reading as { classes: unknown }).classes),
        refused: noted.length,
      };
    };
    const isPossible = async (mutation: string) => {
      const one = actions.find((action) => action.mutation === mutation)!;
      const isSo = await resolver.possible(one);
      return { possible: isSo, passed: passed.map((reading) => (reading as { classes: unknown }).classes) };
    };
    return Object.assign(told, { isPossible });
  };
  const own = [['SURVIVOR', 'GUARDIAN_REQUIRED']];
  const nothing = { choices: [], passed: [], refused: 0 };

  it('are one reading of the identity, with the purpose that the reader states', async () => {
    const told = await choose({ purpose: 'CARE' });
    expect(await told('giveConsent')).toEqual({ choices: own, withheld: null, passed: [['identity']], refused: 0 });
  });

  it('are a reading of nothing personal where they tell nothing', async () => {
    possible = ['DeliverService'];
    const told = await choose({ purpose: 'CARE' });
    expect(await told('deliverService')).toEqual({ choices: [], withheld: null, passed: [[]], refused: 0 });
  });

  it('are withheld without a purpose, which is no reading', async () => {
    const told = await choose({});
    expect(await told('giveConsent')).toEqual({ ...nothing, withheld: 'PurposeMissing' });
  });

  it('are withheld with a purpose that is refused, which is an attempt', async () => {
    const told = await choose({ purpose: 'SUPERVISION' });
    expect(await told('giveConsent')).toEqual({ ...nothing, withheld: 'PurposeRefused', refused: 1 });
  });

  it('are withheld from a reader of a part, who is said to have read nothing', async () => {
    const told = await choose({ purpose: 'CARE' }, { role: 'FORENSIC_INTERVIEWER', ways: ['BlindInterviewer'] });
    expect(await told('giveConsent')).toEqual({ ...nothing, withheld: 'ClassWithheld' });
  });

  it('are withheld where the identity is, without a reading; the others are named', async () => {
    const told = await choose({ purpose: 'CARE' }, { restricted: true });
    expect(await told('deliverService')).toEqual({ choices: [], withheld: null, passed: [[]], refused: 0 });
    expect(await told('giveConsent')).toEqual({ ...nothing, withheld: 'ClassWithheld', passed: [[]] });
    possible = ['GiveConsent'];
    const alone = await choose({ purpose: 'CARE' }, { restricted: true });
    expect(await alone('giveConsent')).toEqual({ ...nothing, withheld: 'ClassWithheld' });
  });

  it('are withheld from a record that was restricted before the gate looked', async () => {
    const told = await choose({ purpose: 'CARE' }, {}, { restricted: true });
    expect((await told('giveConsent')).withheld).toBe('ClassWithheld');
  });

  it('come with a reading of health where whether a command is possible tells of a pregnancy, and hide it without', async () => {
    possible = ['RecordPregnancy', 'EndPregnancy'];
    refused = { EndPregnancy: new Refusal('NOTHING_HERE', 'No pregnancy is on record.') };
    const isEndPossible = async (asked: object, reader?: Reader) =>
      await (await choose(asked, reader)).isPossible('endPregnancy');
    expect(await isEndPossible({ purpose: 'CARE' })).toEqual({ possible: false, passed: [['health']] });
    expect(await isEndPossible({})).toEqual({ possible: true, passed: [] });
    expect(await isEndPossible({ purpose: 'CARE' }, { restricted: true })).toEqual({ possible: true, passed: [] });
    refused = { EndPregnancy: new Refusal('CASE_CLOSED', 'The case is closed.') };
    expect(await isEndPossible({})).toEqual({ possible: false, passed: [] });
  });

  it('are judged as today for a day to come, so that they tell no birthday', async () => {
    const told = await choose({ purpose: 'CARE', on: '2199-01-01' });
    expect((await told('giveConsent')).choices).toEqual(own);
  });
});
