import { randomUUID } from 'node:crypto';
import { Refusal, type Actor } from '#kernel/decider';
import { PEOPLE, ServiceInMemory } from '../../aggregates/testing/service-in-memory.js';
import { requestIdOf } from '../consult.js';
import { OfficeRequests } from '../office-requests.js';
import type { RequestKind } from '../requests.codes.js';
import type { AskOffice } from '../requests.commands.js';

export const person = (id: string): Actor => PEOPLE.find((one) => one.id === id)!;
/** A case worker, a supervisor and a legal officer of Poipet, and those of Siem Reap. */
export const [sokha, makara, veasna] = [person('sokha'), person('makara'), person('veasna')];
export const [bopha, sophea, borey] = [person('bopha'), person('sophea'), person('borey')];

/** A world in which these two offices ask each other. */
export const twoOffices = () => {
  const world = new ServiceInMemory();
  beforeAll(() => world.begin());
  const requests = () => new OfficeRequests(world.stores);

  /** The code of the refusal, or nothing. */
  const outcomeOf = async (doing: Promise<unknown>): Promise<string> => {
    const answer = await doing.catch((error: unknown) => error);
    if (answer instanceof Refusal) return answer.code;
    if (answer instanceof Error) throw answer;
    return '';
  };
  const refusalOf = async (doing: Promise<unknown>): Promise<Refusal> =>
    doing.then(
      () => Promise.reject(new Error('It was recorded.')),
      (error: unknown) => (error instanceof Refusal ? error : Promise.reject(error as Error)),
    );
  const recordAs = (name: string, by: Actor, fields: object) => outcomeOf(world.ask(name, by, fields));
  const askAs = (by: Actor, fields: Omit<AskOffice, 'reason'>) =>
    outcomeOf(requests().ask({ reason: 'x', ...fields }, by));
  const answerAs = (by: Actor, requestId: string, granted = true) =>
    outcomeOf(requests().answer({ requestId, granted }, by));

  const withdrawAs = (by: Actor, requestId: string) => outcomeOf(requests().withdraw({ requestId }, by));

  const referral = {
    on: '2020-03-01',
    source: 'Self',
    province: '17',
    urgency: 'Routine',
    birthYear: 1990,
    sex: 'Female',
    nationality: 'KH',
    languages: ['khm'],
  };
  const file = (office: string, by: Actor, more: object = {}) =>
    recordAs('ReceiveReferral', by, { ...referral, office, ...more });

  /** A survivor of the office, who agrees to a prosecution and is assigned to its legal officer. */
  const survivorOf = async (office: string, by: Actor, supervisor: Actor, legal: Actor): Promise<string> => {
    const survivorId = randomUUID();
    expect(await file(office, by, { survivorId })).toBe('');
    const consent = { scopes: ['Prosecution'], givenBy: 'Survivor', language: 'khm', witnessRole: 'SocialWorker' };
    expect(await recordAs('GiveConsent', by, { survivorId, ...consent, on: '2020-03-01' })).toBe('');
    const assignment = { worker: legal.id, as: 'LegalOfficer', office, on: '2020-03-02' };
    expect(await recordAs('AssignCaseWorker', supervisor, { survivorId, ...assignment })).toBe('');
    return survivorId;
  };
  const inPoipet = () => survivorOf('Poipet', sokha, makara, veasna);
  const inSiemReap = () => survivorOf('SiemReapCac', bopha, sophea, borey);

  const opening = { on: '2020-04-01', court: 'Siem Reap', article: '10', role: 'Complainant' };
  /** A court case with a survivor of Siem Reap. */
  const courtCase = async (): Promise<string> => {
    const [prosecutionId, survivorId] = [randomUUID(), await inSiemReap()];
    expect(await recordAs('OpenProsecution', borey, { survivorId, prosecutionId, ...opening })).toBe('');
    await world.join(prosecutionId, survivorId);
    return prosecutionId;
  };

  const idOf = (kind: RequestKind, subject: object, by: Actor) => requestIdOf(kind, subject, 'SiemReapCac', by);
  const eventsIn = async (stream: string) => world.stores.storeContext.store.read(stream);
  const typesIn = async (requestId: string) => (await eventsIn(`request-${requestId}`)).map(({ type }) => type);
  return {
    requests,
    world,
    tried: outcomeOf,
    refused: refusalOf,
    recorded: recordAs,
    asked: askAs,
    answered: answerAs,
    withdrawn: withdrawAs,
    referral,
    file,
    inPoipet,
    inSiemReap,
    opening,
    courtCase,
    idOf,
    eventsIn,
    typesIn,
  };
};
