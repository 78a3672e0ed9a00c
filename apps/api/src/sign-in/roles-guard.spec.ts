import { jest } from '@jest/globals';
import type { ExecutionContext } from '@nestjs/common';
import { Reflector } from '@nestjs/core';
import { StoreUnavailable } from '#kernel/event-store';
import { AllowedTo } from '#nest';
import { Forbidden, UnauthenticatedError } from '#platform';
import type { RefusedReadings } from '#security/access-log';
import { RolesGuard } from './roles-guard.js';

class Lamps {
  @AllowedTo('CASE_WORKER', 'SUPERVISOR')
  lamps() {}

  @AllowedTo()
  burn() {}

  shade() {}
}

const handlerOf = (name: keyof Lamps) => Object.getOwnPropertyDescriptor(Lamps.prototype, name)!.value as () => void;

const contextOf = (
  handler: () => void,
  by: object | undefined,
  { parentType = 'Query', type = 'graphql', fieldName = 'lamps', args: named = {} } = {},
) => {
  const args = [{}, named, { by }, { parentType: { name: parentType }, fieldName }];
  return {
    getType: () => type,
    getHandler: () => handler,
    getClass: () => Lamps,
    getArgs: () => args,
    getArgByIndex: (index: number) => args[index],
  } as unknown as ExecutionContext;
};

const note = jest.fn<RefusedReadings['note']>(async () => undefined);
const guard = new RolesGuard(new Reflector(), { note });
beforeEach(() => note.mockReset());
const answer = async (...context: Parameters<typeof contextOf>) => guard.canActivate(contextOf(...context));
const [lamps, shade] = [handlerOf('lamps'), handlerOf('shade')];

describe('who may ask', () => {
  it('is a user with one of the roles', () => {
    for (const role of ['CASE_WORKER', 'SUPERVISOR']) expect(guard.canActivate(contextOf(lamps, { role }))).toBe(true);
    expect(note).not.toHaveBeenCalled();
  });

  it.each(['AUDITOR', 'POLICY', '', undefined, 'case_worker', 'toString'])('is not %j', async (role) => {
    await expect(answer(lamps, { role })).rejects.toThrow(Forbidden);
    await expect(answer(lamps, { role })).rejects.toThrow('ask a case worker or a supervisor.');
  });

  it('is nobody without a token', () => {
    for (const kind of ['Query', 'Mutation', 'Subscription'])
      expect(() => guard.canActivate(contextOf(lamps, undefined, { parentType: kind }))).toThrow(UnauthenticatedError);
  });

  it('is nobody if no roles are named', async () => {
    for (const handler of [handlerOf('shade'), handlerOf('burn')])
      for (const parentType of ['Query', 'Mutation', 'Subscription'])
        await expect(answer(handler, { role: 'SUPERVISOR' }, { parentType })).rejects.toThrow(Forbidden);
  });

  it('leaves the trace of a refused mutation to the filter', async () => {
    await expect(answer(lamps, { role: 'AUDITOR' }, { parentType: 'Mutation' })).rejects.toThrow(Forbidden);
    expect(note).not.toHaveBeenCalled();
  });

  it('is not checked again for a field below, or outside of GraphQL', () => {
    expect(guard.canActivate(contextOf(shade, undefined, { parentType: 'Lamp' }))).toBe(true);
    expect(guard.canActivate(contextOf(lamps, undefined, { type: 'http' }))).toBe(true);
  });
});

describe('a refused query', () => {
  const director = { id: 'sovann', role: 'DIRECTOR' };
  const survivorId = '5f0e9d0f-2f6f-4d1f-9c55-5a0e8f0c6d5b';

  it('leaves a trace with the record and the purpose before the answer', async () => {
    const args = { survivorId: survivorId.toUpperCase(), purpose: 'CARE' };
    for (const parentType of ['Query', 'Subscription'])
      await expect(answer(lamps, director, { parentType, fieldName: 'replay', args })).rejects.toThrow(Forbidden);
    const reading = { operation: 'replay', survivorId, purpose: 'CARE' };
    expect(note.mock.calls).toEqual([
      [director, reading],
      [director, reading],
    ]);
  });

  it('names no record by an id of something else, and nothing that is not an id or a code', async () => {
    const asked = [
      { fieldName: 'prosecution', args: { id: survivorId } },
      { fieldName: 'replay', args: { survivorId: 'Sreymom, 0123', purpose: 'Sreymom' } },
      { fieldName: 'survivor', args: { id: survivorId } },
    ];
    for (const one of asked) await expect(answer(lamps, director, one)).rejects.toThrow(Forbidden);
    expect(note.mock.calls.map(([, reading]) => reading)).toEqual([
      { operation: 'prosecution' },
      { operation: 'replay' },
      { operation: 'survivor', survivorId },
    ]);
  });

  it('is answered that the service is unavailable where the trace cannot be written', async () => {
    note.mockRejectedValue(new StoreUnavailable('away'));
    await expect(answer(lamps, director)).rejects.toThrow(StoreUnavailable);
  });
});
