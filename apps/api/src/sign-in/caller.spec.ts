import { jest } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import type { ModuleRef } from '@nestjs/core';
import type { GraphQLError } from 'graphql';
import { FlawedStream, StoreUnavailable } from '#kernel/event-store';
import type { Actor } from '#kernel/decider';
import { MissingDisclosure, type AggregateStores } from '#nest';
import { PlainSealing } from '#kernel/integrity';
import { UnauthenticatedError, runInLocale, type Tokens } from '#platform';
import { Pace } from '../hardening/pace.js';
import { NotLeftGuard, callerOf, contextsFor } from './caller.js';
import { StaffRegister } from './staff-register.js';

const ENTRY = { interruptions: [], trainings: [] };
const REGISTERS = {
  offices: {},
  organisations: {},
  workers: {
    sokha: { ...ENTRY, present: [{ from: '2018-01-01' }] },
    bopha: { ...ENTRY, present: [{ from: '2018-01-01', until: '2019-12-31' }] },
  },
};

const entry = (revision: number, type: string, data: object, flaw?: object) => ({
  id: `event-${revision}`,
  revision,
  type,
  data,
  metadata: { actor: { id: 'rachana' } },
  flaw,
});

/** Bopha left, and an entry cannot be relied on that says the contrary. */
const RECORDED = [
  entry(0, 'WorkerJoined', { worker: 'bopha', roles: [], on: '2018-01-01' }),
  entry(1, 'WorkerLeft', { worker: 'bopha', on: '2019-12-31' }),
  entry(2, 'WorkerJoined', { worker: 'bopha', roles: [], on: '2020-01-01' }, { kind: 'unproven' }),
];

/** The guard, and how it reads the registers next. */
const makeGuarded = () => {
  const read = jest.fn(async (): Promise<unknown> => REGISTERS);
  const storeContext = { store: { inspect: async () => RECORDED }, codec: { open: async (events: object) => events } };
  // of all stores, the guard reads these two only
  const stores = { of: () => ({ recentState: read }), storeContext } as unknown as AggregateStores;
  return { guard: new NotLeftGuard(new StaffRegister(stores)), read };
};

const request = (id: string) => ({ by: { id, role: 'CASE_WORKER', organisation: 'A21' } });

/** A field of a request, as Nest gives it to a guard: of the context of Nest, as much as GraphQL reads. */
const field = (context: object): ExecutionContext =>
  ({
    getType: () => 'graphql',
    getArgs: () => [{}, {}, context, {}],
    getArgByIndex: (index: number) => [{}, {}, context, {}][index],
    getClass: () => NotLeftGuard,
    getHandler: () => field,
  }) as unknown as ExecutionContext;

/** A guard refuses at once where the registers are known. */
const answerOf = async (guard: NotLeftGuard, context: object) => guard.canActivate(field(context));

describe('a request', () => {
  it('is refused to a person who has left, and to no other', async () => {
    const { guard } = makeGuarded();
    await expect(answerOf(guard, request('bopha'))).rejects.toMatchObject({ code: 'ACCESS_ENDED' });
    expect(await answerOf(guard, request('sokha'))).toBe(true);
    expect(await answerOf(guard, request('ratana'))).toBe(true);
  });

  it('reads the registers once, however many fields it has, and the next request reads them again', async () => {
    const { guard, read } = makeGuarded();
    const one = request('sokha');
    await Promise.all([answerOf(guard, one), answerOf(guard, one)]);
    expect(read).toHaveBeenCalledTimes(1);
    await answerOf(guard, request('sokha'));
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('is decided on the last known registers while the log is away', async () => {
    const { guard, read } = makeGuarded();
    await answerOf(guard, request('sokha'));
    read.mockRejectedValue(new StoreUnavailable('away'));
    expect(await answerOf(guard, request('sokha'))).toBe(true);
    await expect(answerOf(guard, request('bopha'))).rejects.toMatchObject({ code: 'ACCESS_ENDED' });
    expect(read).toHaveBeenCalledTimes(2);
  });

  it('is refused while the log was away ever since the start', async () => {
    const { guard, read } = makeGuarded();
    read.mockRejectedValue(new StoreUnavailable('away'));
    for (const who of ['bopha', 'sokha', 'sokha'])
      await expect(answerOf(guard, request(who))).rejects.toThrow(StoreUnavailable);
    expect(read).toHaveBeenCalledTimes(1);
    expect(await answerOf(guard, {})).toBe(true);
  });

  it('is decided on the registers up to a flawed entry, also after a start', async () => {
    const { guard, read } = makeGuarded();
    const flaw = { kind: 'unproven', reason: 'its code is wrong' } as const;
    read.mockRejectedValue(new FlawedStream('directory-registers', 2, 'event', flaw as never));
    await expect(answerOf(guard, request('bopha'))).rejects.toMatchObject({ code: 'ACCESS_ENDED' });
    expect(await answerOf(guard, request('sokha'))).toBe(true);
    expect(read).toHaveBeenCalledTimes(1);
  });

  it('fails when the registers cannot be read for another reason', async () => {
    const { guard, read } = makeGuarded();
    read.mockRejectedValue(new Error('a bug'));
    await expect(answerOf(guard, request('sokha'))).rejects.toThrow('a bug');
  });
});

describe('a caller who cannot be signed in', () => {
  const answerTo = async (why: Error) => {
    const tokens = { actorOf: () => Promise.reject(why) } as unknown as Tokens;
    const { guard: notLeft } = makeGuarded();
    const refused: unknown = await callerOf(
      { headersDistinct: {} },
      { tokens, pace: new Pace(undefined), notLeft },
    ).catch((error: unknown) => error);
    const { http } = (refused as GraphQLError).extensions as {
      http: { status: number; headers?: Map<string, string> };
    };
    return [http.status, http.headers?.get('retry-after')];
  };

  it('learns when to try again, where that may help', async () => {
    expect(await answerTo(new StoreUnavailable('away'))).toEqual([503, '1']);
    expect(await answerTo(new UnauthenticatedError())).toEqual([401, undefined]);
  });
});

describe('what the fields of a request share', () => {
  const sokha: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21' };
  const asking = { headersDistinct: { authorization: ['Bearer x'], 'homeward-deputy-of': ['makara'] } };
  const checksOf = (steps: string[]) => ({
    tokens: { actorOf: async () => (steps.push('token'), sokha) },
    pace: { keeps: async () => void steps.push('pace') },
    modules: {
      get: () => ({ actingAs: async (by: Actor, deputyOf: string) => (steps.push('register'), { ...by, deputyOf }) }),
    } as unknown as ModuleRef,
    sealing: new PlainSealing(),
  });

  it('is who asks and their language, once the token, the pace and the register were asked in this order', async () => {
    const steps: string[] = [];
    const context = await runInLocale('km', () => contextsFor(checksOf(steps))({ req: asking }));
    expect(context).toMatchObject({ by: { id: 'sokha', deputyOf: 'makara' }, locale: 'km' });
    expect(steps).toEqual(['token', 'pace', 'register']);
  });

  it('is opened for nobody else: each request has its own', async () => {
    const make = contextsFor(checksOf([]));
    const [one, other] = [await make({ req: asking }), await make({ req: asking })];
    one.disclosed.add('a', ['health']);
    expect(() => other.disclosed.includes('health', ['a'])).toThrow(MissingDisclosure);
  });
});
