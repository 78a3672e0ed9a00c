import { randomUUID } from 'node:crypto';
import type { Actor } from '#kernel/decider';
import type { Receipt } from '#nest';
import { requestIdOf } from './consult.js';
import { bopha, borey, makara, sokha, sophea, veasna, twoOffices } from './testing/two-offices.js';

const { requests, world, tried, recorded, asked, answered, file, inPoipet, inSiemReap, courtCase, idOf, typesIn } =
  twoOffices();

describe('a request to another office', () => {
  const requestConsent = async (): Promise<string> => {
    const survivorId = await inSiemReap();
    expect(await asked(sokha, { kind: 'OpenInEmergency', otherSurvivorId: survivorId })).toBe('');
    return idOf('OpenInEmergency', { survivorId }, sokha);
  };

  it('is answered by a supervisor of the office that was asked, and by nobody else', async () => {
    const requestId = await requestConsent();
    for (const stranger of [sokha, makara, bopha, borey]) expect(await answered(stranger, requestId)).toBe('NOT_FOUND');
    expect(await answered(sophea, randomUUID())).toBe('NOT_FOUND');
    expect(await answered(sophea, requestId)).toBe('');
    expect(await answered(sophea, requestId)).toBe('');
    expect(await answered({ ...sophea, id: 'other' }, requestId, false)).toBe('OFFICE_REQUEST_ANSWERED');
  });

  it('is answered by another person than the one who asked', async () => {
    const survivorId = await inSiemReap();
    expect(await asked(makara, { kind: 'OpenInEmergency', otherSurvivorId: survivorId })).toBe('');
    const moved = { ...makara, office: 'SiemReapCac' };
    expect(await answered(moved, idOf('OpenInEmergency', { survivorId }, makara))).toBe('APPROVER_IS_AUTHOR');
  });

  it('waits for its answer, and is not made twice', async () => {
    const survivorId = await inSiemReap();
    const again = () => asked(sokha, { kind: 'OpenInEmergency', otherSurvivorId: survivorId });
    expect(await again()).toBe('');
    expect(await again()).toBe('OFFICE_ASKED');
    expect(await answered(sophea, idOf('OpenInEmergency', { survivorId }, sokha))).toBe('');
    expect(await again()).toBe('OFFICE_CONSENT_GIVEN');
  });

  it('goes to the offices that were not asked yet, where several have a say', async () => {
    const [prosecutionId, theirs, ours] = [await courtCase(), randomUUID(), await inPoipet()];
    const nary: Actor = { id: 'nary', role: 'CASE_WORKER', organisation: 'A21', office: 'Battambang' };
    expect(await file('Battambang', nary, { survivorId: theirs })).toBe('');
    for (const one of [theirs, ours]) await world.join(prosecutionId, one);
    const asking = { kind: 'EndProsecution', prosecutionId, outcome: 'Discontinued' } as const;
    const idAt = (office: string) =>
      requestIdOf('EndProsecution', { prosecutionId, outcome: 'Discontinued' }, office, veasna);
    const end = () => recorded('DiscontinueProsecution', veasna, { prosecutionId, on: '2020-06-01' });
    expect(await asked(veasna, asking)).toBe('');
    expect(await asked(veasna, asking)).toBe('OFFICE_ASKED');
    expect(await answered(sophea, idAt('SiemReapCac'))).toBe('');
    expect(await answered({ ...nary, id: 'bora', role: 'SUPERVISOR' }, idAt('Battambang'), false)).toBe('');
    expect(await end()).toBe('OFFICE_CONSENT_MISSING');
    expect(await typesIn(idAt('SiemReapCac'))).not.toContain('OfficeConsentUsed');
    expect(await asked(veasna, asking)).toBe('');
    expect(await answered({ ...nary, id: 'bora', role: 'SUPERVISOR' }, idAt('Battambang'))).toBe('');
    expect(await end()).toBe('');
  });

  it('names what it is about, and is not needed for what is one’s own', async () => {
    expect(await asked(sokha, { kind: 'OpenInEmergency' })).toBe('OFFICE_REQUEST_INCOMPLETE');
    expect(await asked(sokha, { kind: 'OpenInEmergency', otherSurvivorId: randomUUID() })).toBe('NOT_FOUND');
    expect(await asked(sokha, { kind: 'OpenInEmergency', otherSurvivorId: await inPoipet() })).toBe(
      'OFFICE_CONSENT_NOT_NEEDED',
    );
  });

  it('lapses after fourteen days, and may be made again', async () => {
    const survivorId = await inSiemReap();
    const asking = { kind: 'OpenInEmergency', survivorId, office: 'SiemReapCac' } as const;
    const requestId = requestIdOf('OpenInEmergency', { survivorId }, 'SiemReapCac', sokha);
    const transact = (name: string, command: object, by: Actor, now: string) =>
      tried(
        world.stores.of('request').transact(requestId, name, command as never, { by, now, commandId: randomUUID() }),
      );
    const ask = (now: string) => transact('AskOffice', { ...asking, reason: 'x' }, sokha, now);
    const answer = (now: string) => transact('AnswerOffice', { granted: true }, sophea, now);
    expect(await ask('2030-01-01T03:00:00.000Z')).toBe('');
    expect(await ask('2030-01-15T03:00:00.000Z')).toBe('OFFICE_ASKED');
    expect(await answer('2030-01-16T03:00:00.000Z')).toBe('OFFICE_REQUEST_LAPSED');
    expect(await ask('2030-01-16T03:00:00.000Z')).toBe('');
    expect(await answer('2030-01-30T03:00:00.000Z')).toBe('');
  });

  it('is not answered by a deputy of the supervisor who asked', async () => {
    const survivorId = await inSiemReap();
    const nary: Actor = { id: 'nary', role: 'SUPERVISOR', organisation: 'A21', office: 'Battambang' };
    expect(await asked(nary, { kind: 'OpenInEmergency', otherSurvivorId: survivorId })).toBe('');
    const requestId = requestIdOf('OpenInEmergency', { survivorId }, 'SiemReapCac', nary);
    expect(await answered({ ...sophea, id: 'bora', deputyOf: 'nary' }, requestId)).toBe('APPROVER_IS_AUTHOR');
    expect(await answered({ ...sophea, id: 'bora', deputyOf: 'sophea' }, requestId)).toBe('');
  });

  it('gives a consent for seven days', async () => {
    const requestId = await requestConsent();
    const transact = (name: string, command: object, by: Actor, now: string) =>
      tried(
        world.stores.of('request').transact(requestId, name, command as never, { by, now, commandId: randomUUID() }),
      );
    const act = { kind: 'OpenInEmergency', office: 'SiemReapCac' };
    expect(await transact('AskOffice', { ...act, reason: 'x' }, sokha, '2030-01-01T02:00:00.000Z')).toBe('');
    expect(await transact('AnswerOffice', { granted: true }, sophea, '2030-01-01T03:00:00.000Z')).toBe('');
    expect(await transact('UseConsent', act, sokha, '2030-01-09T03:00:00.000Z')).toBe('OFFICE_CONSENT_MISSING');
    expect(await transact('UseConsent', act, sokha, '2030-01-08T03:00:00.000Z')).toBe('');
  });

  it('is sent twice with one effect', async () => {
    const [survivorId, commandId] = [await inSiemReap(), randomUUID()];
    const ask = (): Promise<Receipt> =>
      requests().ask({ commandId, kind: 'OpenInEmergency', otherSurvivorId: survivorId, reason: 'x' }, sokha);
    expect(await ask()).toEqual(await ask());
  });
});
