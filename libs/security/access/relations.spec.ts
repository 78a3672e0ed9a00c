import type { Actor } from '#kernel/decider';
import { PURPOSES, ROLES } from '#nest';
import { decide } from './policy.js';
import { OF_EMERGENCIES, UNRELATED, WAYS, relationsFrom } from './relations.js';

const by: Actor = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21' };

const withCounted = () => {
  const looked = { times: 0 };
  const relations = relationsFrom(
    async () => ({ ways: ['CaseWorker'] }),
    async () => {
      looked.times++;
      return { brokeGlass: true };
    },
  );
  return { looked, relations };
};

describe('the relation of a reader', () => {
  it('has the emergency accesses where their purpose is stated, or any purpose may be', async () => {
    const { relations } = withCounted();
    expect(await relations.of(by, 'ada', OF_EMERGENCIES)).toMatchObject({ brokeGlass: true });
    expect(await relations.of(by, 'ada')).toMatchObject({ brokeGlass: true, ways: ['CaseWorker'] });
  });

  it('is known without looking for emergency accesses for every other purpose', async () => {
    const { looked, relations } = withCounted();
    for (const purpose of PURPOSES.filter((one) => one !== OF_EMERGENCIES)) await relations.of(by, 'ada', purpose);
    expect(looked.times).toBe(0);
  });

  it('opens the same with and without an emergency access, unless its purpose is stated', () => {
    const opened = (role: string, purpose: (typeof PURPOSES)[number], brokeGlass: boolean) =>
      [[], ...WAYS.map((way) => [way])].map((ways) =>
        decide({
          by: { ...by, role },
          operation: 'survivor',
          relation: { ...UNRELATED, ways, brokeGlass },
          purpose,
          classes: ['identity', 'testimony'],
        }),
      );
    for (const role of ROLES)
      for (const purpose of PURPOSES.filter((one) => one !== OF_EMERGENCIES))
        expect(opened(role, purpose, true)).toEqual(opened(role, purpose, false));
    expect(opened('CASE_WORKER', OF_EMERGENCIES, true)).not.toEqual(opened('CASE_WORKER', OF_EMERGENCIES, false));
  });
});
