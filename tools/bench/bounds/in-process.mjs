import { randomUUID } from 'node:crypto';
import { AT_ONCE } from '../rows/mutation.mjs';
import { perSecond } from '../side-by-side.mjs';

/** A service as a command of this process. */
const FOOD = {
  type: 'FoodPackage',
  provider: 'Transit centre, Poipet',
  mode: 'InPerson',
  on: '2020-12-30',
  quantity: 1,
  unit: 'Package',
  cost: { amount: 12_000, currency: 'THB' },
  emergency: true,
};

/** Services of the people through the aggregate store in this process: what a mutation does without its request. */
export const recorded = async (aggregateStore, people, each) => {
  const rate = await perSecond(people, AT_ONCE, async ({ survivorId, commands: [{ as }] }) => {
    for (let n = 0; n < each; n++) {
      const commandMetadata = {
        by: { ...as, organisation: 'A21' },
        now: new Date().toISOString(),
        commandId: randomUUID(),
      };
      await aggregateStore.transact(
        survivorId,
        'DeliverService',
        { ...FOOD, serviceId: randomUUID() },
        commandMetadata,
      );
    }
  });
  return rate * each;
};

/** Appends the bytes of such an event, each by one call, to a new stream for each person. */
export const appended = async (store, { type, data, metadata }, each) => {
  const rate = await perSecond(Array.from({ length: AT_ONCE }), AT_ONCE, async () => {
    const stream = `bench-${randomUUID()}`;
    for (let n = 0; n < each; n++) await store.append(stream, [{ id: randomUUID(), type, data, metadata }], n - 1);
  });
  return rate * each;
};
