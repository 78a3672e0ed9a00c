import { randomUUID } from 'node:crypto';
import { Refusal, type Actor, type AnyDecider } from '#kernel/decider';
import type { Registers } from '#domain/directory';
import { POLICY_ROLE } from '#kernel/event-store';
import { DIRECTORY, REGISTERS, ROLES, STREAM_IN_COMMAND, mutationNameOf, type CommandedCategory } from '#nest';
import { MATRIX, aggregates, steps } from './index.js';
import { ServiceInMemory } from './testing/service-in-memory.js';

/** The commands that no person sends on their own: their roles are those of the act that they follow from. */
const FOLLOWS: Readonly<Record<string, string>> = { NotifyOffice: 'askOffice', UseConsent: 'askOffice' };

const personAs = (role: string): Actor => ({ id: `a-${role}`, role, organisation: 'A21', office: 'Poipet' });

const refusedBy = async (asked: Promise<unknown>): Promise<string> => {
  const answer = await asked.catch((error: unknown) => error);
  return answer instanceof Refusal ? answer.code : 'something else';
};

describe('a command that did not pass GraphQL', () => {
  const world = new ServiceInMemory();
  beforeAll(() => world.begin());

  /** The roles for which it is refused for the role. */
  const rolesRefused = async (ask: (by: Actor) => Promise<unknown>): Promise<string[]> => {
    const refused: string[] = [];
    for (const role of ROLES) if ((await refusedBy(ask(personAs(role)))) === 'FORBIDDEN') refused.push(role);
    return refused;
  };

  const onTheBus = steps.flatMap(({ inputs, access = {} }) =>
    Object.keys(inputs).map((name) => [name, access[mutationNameOf(name)]!.allowedTo] as const),
  );

  it.each(onTheBus)('is refused on the bus to the roles to which its mutation is: %s', async (name, allowedTo) => {
    const [survivorId, other] = [randomUUID(), randomUUID()];
    const ofAny = [{ survivorId }, { prosecutionId: other }, { operationId: other }];
    const isOfAny = steps.some(({ of, inputs }) => of === STREAM_IN_COMMAND && name in inputs);
    const all = isOfAny ? ofAny : [{ survivorId, keptSurvivorId: other, otherSurvivorId: other, prosecutionId: other }];
    for (const fields of all)
      expect(await rolesRefused((by) => world.ask(name, by, fields))).toEqual(
        ROLES.filter((role) => !allowedTo.includes(role)),
      );
  });

  const inTheStores = Object.entries<AnyDecider>(aggregates).flatMap(([category, { decide }]) =>
    Object.keys(decide).map((name) => [category as CommandedCategory, name] as const),
  );

  it.each(inTheStores)(
    'is refused to the roles to which the access matrix refuses it: %s, %s',
    async (category, name) => {
      const sendAs = (by: Actor) =>
        world.stores
          .of(category)
          .transact(randomUUID(), name, {}, { by, now: '2021-03-01T09:00:00.000Z', commandId: randomUUID() });
      const row = MATRIX[FOLLOWS[name] ?? mutationNameOf(name)];
      expect(await rolesRefused(sendAs)).toEqual(ROLES.filter((role) => !row?.scopeByRole[role]));
      expect(await refusedBy(sendAs(personAs(POLICY_ROLE)))).not.toBe('FORBIDDEN');
    },
  );

  it('leaves no office in the registers that a case worker opened', async () => {
    const office = { office: 'Battambang', name: 'Battambang', province: '02', on: '2020-01-01' };
    const registers = async () =>
      Object.keys(((await world.stores.of(DIRECTORY).load(REGISTERS)) as Registers).offices);
    expect(await world.ask('OpenOffice', personAs('CASE_WORKER'), office)).toMatchObject({
      code: 'FORBIDDEN',
      message: 'Your role, case worker, may not do this: ask an administrator.',
    });
    expect(await registers()).toEqual([]);
    expect(await world.ask('OpenOffice', personAs('ADMINISTRATOR'), office)).toMatchObject({ command: 'OpenOffice' });
    expect(await registers()).toEqual(['Battambang']);
  });
});
