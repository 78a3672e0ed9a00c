import type { Actor } from '#kernel/decider';
import { PURPOSES, ROLES } from '#nest';
import { decide } from './policy.js';
import { EMERGENCY_PURPOSE, UNRELATED, WAYS, relationsFrom } from './relations.js';

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
    expect(await relations.of(by, 'ada', EMERGENCY_PURPOSE)).toMatchObject({ brokeGlass: true });
    expect(await relations.of(by, 'ada')).toMatchObject({ brokeGlass: true, ways: ['CaseWorker'] });
  });

  it('is known without looking for emergency accesses for every other purpose', async () => {
    const { looked, relations } = withCounted();
    for (const purpose of PURPOSES.filter((one) => one !== EMERGENCY_PURPOSE)) await relations.of(by, 'ada', purpose);
    expect(looked.times).toBe(0);
  });

  it('opens the same with and without an emergency access, unless its purpose is stated', () => {
    const classesOpened = (role: string, purpose: (typeof PURPOSES)[number], brokeGlass: boolean) =>
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
      for (const purpose of PURPOSES.filter((one) => one !== EMERGENCY_PURPOSE))
        expect(classesOpened(role, purpose, true)).toEqual(classesOpened(role, purpose, false));
    expect(classesOpened('CASE_WORKER', EMERGENCY_PURPOSE, true)).not.toEqual(
      classesOpened('CASE_WORKER', EMERGENCY_PURPOSE, false),
    );
  });
});
