import { jest } from '@jest/globals';
import { Logger, Module, type INestApplicationContext } from '@nestjs/common';
import { ExternalContextCreator, NestFactory } from '@nestjs/core';
import { InMemoryEventStore, LogMismatch } from '#kernel/event-store';
import { AllowedTo } from '#nest';
import { Forbidden } from '#platform';
import { RefusedReadings } from '#security/access-log';
import { guards } from './guards.js';
import { LogGuard } from './log-guard/log-guard.js';
import { GuardedLog } from './log-guard/testing/guarded-log.js';
import { StaffRegister } from './sign-in/staff-register.js';

Logger.overrideLogger(false);

class Lamps {
  @AllowedTo('SUPERVISOR')
  lamps() {}
}

let context: INestApplicationContext;
afterEach(() => context.close());

/** Asks for the lamps as GraphQL does, behind the guards of the API. */
const askingBehind = async (guard: LogGuard, note: RefusedReadings['note']) => {
  class Guarded {}
  Module({
    providers: [
      ...guards,
      { provide: LogGuard, useValue: guard },
      { provide: StaffRegister, useValue: {} },
      { provide: RefusedReadings, useValue: { note } },
    ],
  })(Guarded);
  context = await NestFactory.createApplicationContext(Guarded, { logger: false, abortOnError: false });
  const lamps = new Lamps();
  const ask = context
    .get(ExternalContextCreator)
    .create(
      lamps,
      Reflect.get(lamps, 'lamps') as () => void,
      'lamps',
      '',
      undefined,
      undefined,
      undefined,
      undefined,
      'graphql',
    );
  return (parentType: string): Promise<unknown> =>
    ask({}, {}, { by: { id: 'sovann', role: 'DIRECTOR' } }, { parentType: { name: parentType }, fieldName: 'lamps' });
};

describe('a request that its role may not make', () => {
  it('leaves no trace while the log is another one, and does once the right one is back', async () => {
    const at = await GuardedLog.open();
    const note = jest.fn<RefusedReadings['note']>(async () => undefined);
    const ask = await askingBehind(at.guard, note);
    const right = at.behind.current;
    at.behind.current = new InMemoryEventStore();
    await at.guard.look().catch(() => undefined);
    for (const parentType of ['Query', 'Mutation']) await expect(ask(parentType)).rejects.toThrow(LogMismatch);
    expect(note).not.toHaveBeenCalled();
    at.behind.current = right;
    await at.guard.look();
    for (const parentType of ['Query', 'Mutation']) await expect(ask(parentType)).rejects.toThrow(Forbidden);
    expect(note).toHaveBeenCalledTimes(1);
  });
});
