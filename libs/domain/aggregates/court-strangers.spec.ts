import { randomUUID } from 'node:crypto';
import { Refusal, type Actor } from '#kernel/decider';
import { prosecutionStep } from '#domain/prosecution';
import { mutationNameOf, type Role } from '#nest';
import { MATRIX } from './index.js';
import { PEOPLE, ServiceInMemory, type Answer } from './testing/service-in-memory.js';

const person = (id: string): Actor => PEOPLE.find((one) => one.id === id)!;
const [sokha, bopha, makara, sophea, veasna, borey] = [
  person('sokha'),
  person('bopha'),
  person('makara'),
  person('sophea'),
  person('veasna'),
  person('borey'),
];

/** A payload for each command of a court case, and for those about any entry. */
const IN_COURT: Readonly<Record<string, object>> = {
  FileComplaint: { agency: 'Poipet police', on: '2020-04-20' },
  OpenInvestigation: { agency: 'Poipet police', on: '2020-04-21' },
  NameAccused: { accusedId: randomUUID(), name: 'Sok Dara', role: 'Recruiter', kin: 'AuntOrUncle', on: '2020-04-22' },
  RecordArrest: { accusedId: randomUUID(), on: '2020-04-23' },
  FileCharges: { article: '10', accusedCount: 1, on: '2020-05-01' },
  DropCharges: { accusedId: randomUUID(), on: '2020-05-01' },
  ScheduleHearing: { hearingId: randomUUID(), at: '2020-05-10T02:00:00.000Z', on: '2020-05-02' },
  CancelHearing: { hearingId: randomUUID(), on: '2020-05-02' },
  RecordHearing: { on: '2020-05-02' },
  RecordVerdict: { outcome: 'Convicted', on: '2020-06-01' },
  ImposeSentence: { years: 7, on: '2020-06-02' },
  LodgeAppeal: { appealId: randomUUID(), appellant: 'Defence', on: '2020-06-03' },
  DecideAppeal: { appealId: randomUUID(), outcome: 'Upheld', on: '2020-06-04' },
  RecordCompensationPayment: { amount: 100, currency: 'USD', on: '2020-06-05' },
  OrderCompensation: { amount: 100, currency: 'USD', on: '2020-06-02' },
  DiscontinueProsecution: { on: '2020-06-03' },
  ConcludeProsecution: { outcome: 'Convicted', on: '2020-07-01' },
  StrikeOutEntry: { eventId: randomUUID(), reason: 'none' },
  DisputeEntry: { eventId: randomUUID(), reason: 'none' },
  ReviewEntry: { eventId: randomUUID(), on: '2020-07-01', upheld: true },
};

const codeOf = (answer: Answer) =>
  answer instanceof Refusal ? { code: answer.code, message: answer.message } : 'something else';

const NOBODYS = { code: 'NOT_FOUND', message: expect.stringMatching(/no such prosecution, or you may not see it/) };

/** Whatever the record, so that it says nothing of one. */
const NOT_THEIR_ROLE = { code: 'FORBIDDEN', message: expect.stringMatching(/^Your role/) };
const mayAnybodyOf = ({ role }: Actor, name: string) =>
  Boolean(MATRIX[mutationNameOf(name)]?.scopeByRole[role as Role]);

/** Poipet received a survivor, who is assigned to Veasna; nobody of Siem Reap has a relation to the case. */
describe('a court case', () => {
  const world = new ServiceInMemory();
  const prosecutionId = randomUUID();

  const joinCase = async (office: string, by: Actor, supervisor: Actor, legal: Actor): Promise<void> => {
    const survivorId = randomUUID();
    const record = async (name: string, who: Actor, fields: object) => {
      const answer = await world.ask(name, who, { survivorId, ...fields });
      if (answer instanceof Error) throw answer;
    };
    await record('ReceiveReferral', by, {
      on: '2020-03-01',
      source: 'Self',
      office,
      province: '01',
      urgency: 'Routine',
      sex: 'Female',
      nationality: 'KH',
      languages: ['khm'],
      birthYear: 1990,
    });
    const assigned = { worker: legal.id, as: 'LegalOfficer', office, on: '2020-03-02' };
    await record('AssignCaseWorker', supervisor, assigned);
    await world.join(prosecutionId, survivorId);
  };

  beforeAll(async () => {
    await world.begin();
    await joinCase('Poipet', sokha, makara, veasna);
  });

  const answers = async (by: Actor, id: string) => {
    const all: [string, ReturnType<typeof codeOf>][] = [];
    for (const [name, fields] of Object.entries(IN_COURT))
      all.push([name, codeOf(await world.ask(name, by, { prosecutionId: id, ...fields }))]);
    return all;
  };

  it('has exactly these commands, and none that a role alone decides', () => {
    const names = Object.keys(prosecutionStep.inputs);
    expect(names.filter((name) => !(name in IN_COURT))).toEqual([]);
    for (const name of names) expect([name, MATRIX[mutationNameOf(name)]?.kind]).toEqual([name, 'records']);
  });

  it('does not seem to exist to a person without a relation to any of its survivors', async () => {
    for (const by of PEOPLE.filter((one) => one !== makara && one !== veasna && one !== sokha)) {
      const here = await answers(by, prosecutionId);
      const expected = Object.keys(IN_COURT).map((name) => [name, mayAnybodyOf(by, name) ? NOBODYS : NOT_THEIR_ROLE]);
      expect([by, here]).toEqual([by, expected]);
      expect([by, here]).toEqual([by, await answers(by, randomUUID())]);
    }
  });

  it('accepts commands from the legal officer assigned to one of its survivors, and from a supervisor of that office', async () => {
    const recordInCourt = (by: Actor, name: string) => world.ask(name, by, { prosecutionId, ...IN_COURT[name] });
    expect(await recordInCourt(veasna, 'RecordHearing')).toMatchObject({ revision: 2 });
    expect(await recordInCourt(makara, 'FileCharges')).toMatchObject({ revision: 3 });
    expect(codeOf(await recordInCourt(borey, 'RecordVerdict'))).toEqual(NOBODYS);
  });

  it('belongs also to another office once one of its survivors has a part in it', async () => {
    expect(codeOf(await world.ask('FileCharges', sophea, { prosecutionId, ...IN_COURT.FileCharges }))).toEqual(NOBODYS);
    await joinCase('SiemReapCac', bopha, sophea, borey);
    const hearing = await world.ask('ScheduleHearing', borey, { prosecutionId, ...IN_COURT.ScheduleHearing });
    expect(hearing).toMatchObject({ revision: 5 });
    // a verdict ends the case for the survivor of Poipet, too
    const verdict = await world.ask('RecordVerdict', borey, { prosecutionId, ...IN_COURT.RecordVerdict });
    expect(verdict).toMatchObject({ code: 'OFFICE_CONSENT_MISSING' });
  });
});
