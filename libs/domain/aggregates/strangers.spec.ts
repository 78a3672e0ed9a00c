import { decide } from '#security/access';
import { MATRIX } from './index.js';
import { PERSONAL_CLASSES, Refusal, type Actor } from '#kernel/decider';
import { relationOf } from '#domain/survivor';
import { prosecutionStep } from '#domain/prosecution';
import { PURPOSES, mutationNameOf, type Role } from '#nest';
import { COMMANDS } from '../survivor/testing/commands/commands.js';
import { chanceOf } from '../survivor/testing/chance.js';
import { Draw } from '../survivor/testing/draw.js';
import { isRelatedByEvents } from './testing/related-by-events.js';
import { PEOPLE, ServiceInMemory, type Answer } from './testing/service-in-memory.js';

const REQUESTS = Number(process.env.STRANGER_REQUESTS ?? 500);
const SEED = Number(process.env.SEED ?? 2026);
const READINGS = ['survivor', 'history', 'replay'];

interface CommandOf {
  readonly by: Actor;
  readonly name: string;
  readonly fields: object;
}

const codeOf = (answer: Answer) =>
  answer instanceof Refusal
    ? { code: answer.code, message: answer.message }
    : answer instanceof Error
      ? String(answer)
      : 'a receipt';

/** Whether the role sends it about some record; to others the refusal says so, as their menu does. */
const mayAnybodyOf = ({ role }: Actor, name: string) =>
  Boolean(MATRIX[mutationNameOf(name)]?.scopeByRole[role as Role]);
const isToldOfTheRole = (answer: ReturnType<typeof codeOf>) =>
  typeof answer === 'object' && answer.code === 'FORBIDDEN';

const NOT_FOUND = {
  code: 'NOT_FOUND',
  message: 'There is no such survivor, or you may not see this record: check the id.',
};

/** What the answer says of the other record that a command names, absent or not. */
const OF_THE_OTHER: Readonly<Record<string, RegExp>> = {
  LinkPerson: /keptSurvivorId names|[Tt]hat record/,
  LinkRelative: /otherSurvivorId names/,
};

describe(`of ${REQUESTS} requests by people without a relation to the survivor`, () => {
  const draw = new Draw(chanceOf(SEED), new Date().toISOString(), 3);
  const world = new ServiceInMemory();
  const survivors: string[] = [];
  const sent = new Map<string, CommandOf[]>();
  const leaks: object[] = [];
  const counted = { recorded: 0, refused: 0, read: 0, repeated: 0 };
  let names: string[];

  const someone = () => draw.one(PEOPLE);
  const bodyOf = async (name: string, survivorId: string) => ({
    ...COMMANDS[name as keyof typeof COMMANDS](draw, await world.stateOf(survivorId)),
    ...(name === 'LinkPerson' && { keptSurvivorId: draw.one(survivors.filter((one) => one !== survivorId)) }),
  });

  const receive = async (by: Actor): Promise<void> => {
    const survivorId = draw.id();
    const body = { ...COMMANDS.ReceiveReferral(draw, await world.stateOf(survivorId)), office: by.office || 'Poipet' };
    const answer = await world.ask('ReceiveReferral', by, { survivorId, ...body });
    if (!(answer instanceof Error)) survivors.push(survivorId);
  };

  /** Sends the next command as a person who may send it, so that cases change hands all the time. */
  const goOn = async (survivorId: string): Promise<void> => {
    const events = await world.eventsOf(survivorId);
    const related = PEOPLE.filter((one) => isRelatedByEvents(events, one));
    if (related.length === 0) return;
    const by = draw.one(related);
    const name = draw.rarely(2) ? draw.one(['AssignCaseWorker', 'HandOverCase', 'EndAssignment']) : draw.one(names);
    const fields = { ...(await bodyOf(name, survivorId)), commandId: draw.id() };
    const answer = await world.ask(name, by, { survivorId, ...fields });
    if (answer instanceof Error) return void counted.refused++;
    counted.recorded++;
    sent.set(survivorId, [...(sent.get(survivorId) ?? []), { by, name, fields }]);
  };

  /** A new command, or one that another person has sent, or another payload under its id. */
  const command = async (survivorId: string, by: Actor): Promise<[string, object]> => {
    const others = (sent.get(survivorId) ?? []).filter((one) => one.by.id !== by.id);
    const repeated = others.length > 0 && draw.rarely(5) ? draw.one(others) : undefined;
    if (repeated) {
      counted.repeated++;
      if (draw.flag()) return [repeated.name, repeated.fields];
    }
    const name = draw.one(names);
    return [
      name,
      {
        ...(await bodyOf(name, survivorId)),
        ...(repeated && { commandId: (repeated.fields as { commandId: string }).commandId }),
        ...(draw.rarely(4) && { expectedRevision: draw.whole(9) }),
        ...(draw.rarely(9) && { irregular: { code: 'CONSENT_MISSING', explanation: 'none' } }),
      },
    ];
  };

  const write = async (survivorId: string, by: Actor): Promise<void> => {
    const [name, fields] = await command(survivorId, by);
    const before = (await world.eventsOf(survivorId)).length;
    const here = codeOf(await world.ask(name, by, { survivorId, ...fields }));
    const untouched = (await world.eventsOf(survivorId)).length === before;
    const elsewhere = codeOf(await world.ask(name, by, { survivorId: draw.id(), ...fields }));
    const alike = JSON.stringify(here) === JSON.stringify(elsewhere);
    const ofTheOther = OF_THE_OTHER[name]?.test(JSON.stringify(here)) ?? false;
    const isToldNothing = ofTheOther || JSON.stringify(here) === JSON.stringify(NOT_FOUND);
    if (!untouched || !alike || !(mayAnybodyOf(by, name) ? isToldNothing : isToldOfTheRole(here)))
      leaks.push({ by, name, survivorId, fields, here, elsewhere });
  };

  const readAs = async (survivorId: string, by: Actor): Promise<void> => {
    counted.read++;
    const relation = relationOf((await world.stateOf(survivorId)).relation, by);
    const [operation, purpose] = [draw.one(READINGS), draw.one(PURPOSES)];
    const disclosure = decide({ by, operation, relation, purpose, classes: PERSONAL_CLASSES });
    if (disclosure) leaks.push({ by, operation, purpose, survivorId, disclosure });
  };

  it('none learns more than that there is no such survivor', async () => {
    await world.begin();
    names = world.names.filter(
      (name) =>
        name in COMMANDS && !(name in prosecutionStep.inputs) && MATRIX[mutationNameOf(name)]?.kind === 'records',
    );
    for (let asked = 0; asked < REQUESTS;) {
      if (survivors.length < 3 || draw.rarely(700))
        await receive(draw.one(PEOPLE.filter(({ role }) => role !== 'AUDITOR')));
      if (survivors.length === 0) continue;
      // one of the latest, since older records are long
      const survivorId = draw.one(survivors.slice(-6));
      if (draw.rarely(5)) await goOn(survivorId);
      const by = someone();
      // an auditor reads every history, without learning whose it is
      if (isRelatedByEvents(await world.eventsOf(survivorId), by) || by.role === 'AUDITOR') continue;
      await (draw.rarely(4) ? readAs(survivorId, by) : write(survivorId, by));
      asked++;
    }
    expect(leaks.slice(0, 3)).toEqual([]);
    expect(counted.recorded).toBeGreaterThan(REQUESTS / 50);
    expect(counted.read).toBeGreaterThan(REQUESTS / 10);
    expect(counted.repeated).toBeGreaterThan((REQUESTS * 3) / 100);
  });
});
