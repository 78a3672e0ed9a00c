import { UNRELATED, type RelationsNow } from '#security/access';
import type { RefusedReadings } from '#security/access-log';
import type { Actor } from '#kernel/decider';
import { AvailableActionsResolver } from './available-actions.resolver.js';

const by: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'homeward' };
const survivorId = '6b1d6a3e-0c59-4a5f-9f0a-6d2f3a1b7c11';

const ask = async (relations: RelationsNow) => {
  const noted: object[] = [];
  const refused = { note: async (_: Actor, one: object) => void noted.push(one) } as unknown as RefusedReadings;
  const resolver = new AvailableActionsResolver(relations, refused, {} as never, []);
  return [await resolver.availableActions({ survivorId } as never, by, 'en'), noted];
};

it('leaves a trace that a stranger asked what may be recorded, the same for a record that is not there', async () => {
  const refused = [null, [{ operation: 'availableActions', survivorId }]];
  expect(await ask({ of: async () => UNRELATED })).toEqual(refused);
  expect(await ask({ of: async () => undefined })).toEqual(refused);
  expect(await ask({ of: async () => ({ ...UNRELATED, brokeGlass: true }) })).toEqual([[], []]);
});
