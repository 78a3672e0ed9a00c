import { randomUUID } from 'node:crypto';
import type { Actor } from '#kernel/decider';
import type { Receipt } from '#nest';
import { requestIdOf } from './consult.js';
import { bopha, borey, makara, sokha, sophea, veasna, twoOffices } from './testing/two-offices.js';

const {
  requests,
  world,
  tried,
  recorded,
  asked,
  answered,
  withdrawn,
  file,
  inPoipet,
  inSiemReap,
  courtCase,
  idOf,
  typesIn,
} = twoOffices();

describe('a request to another office', () => {
  const requestConsent = async (): Promise<string> => {
    const survivorId = await inSiemReap();
    expect(await asked(sokha, { kind: 'OpenInEmergency', otherSurvivorId: survivorId })).toBe('');
    return idOf('OpenInEmergency', { survivorId }, sokha);
  };

  it('is answered by a supervisor of the office that was asked, and by nobody else', async () => {
    const requestId = await requestConsent();
    expect(await answered(makara, requestId)).toBe('NOT_FOUND');
    for (const other of [sokha, bopha, borey]) expect(await answered(other, requestId)).toBe('FORBIDDEN');
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

describe('the withdrawal of a request', () => {
  const nary: Actor = { id: 'nary', role: 'CASE_WORKER', organisation: 'A21', office: 'Poipet' };

  const requestConsent = async (): Promise<readonly [requestId: string, again: () => Promise<string>]> => {
    const survivorId = await inSiemReap();
    const again = () => asked(sokha, { kind: 'OpenInEmergency', otherSurvivorId: survivorId });
    expect(await again()).toBe('');
    return [idOf('OpenInEmergency', { survivorId }, sokha), again];
  };

  it('is for the colleague who asked and the supervisors of their office, and for nobody else', async () => {
    const [[one], [another]] = [await requestConsent(), await requestConsent()];
    for (const stranger of [sophea, bopha, veasna, nary]) expect(await withdrawn(stranger, one)).toBe('NOT_FOUND');
    expect(await withdrawn(sokha, randomUUID())).toBe('NOT_FOUND');
    expect(await withdrawn(sokha, one)).toBe('');
    expect(await withdrawn(makara, another)).toBe('');
    expect(await typesIn(another)).toEqual(['OfficeConsentRequested', 'OfficeRequestWithdrawn']);
  });

  it('happens once, however often it is said', async () => {
    const [requestId] = await requestConsent();
    for (const by of [sokha, sokha, makara]) expect(await withdrawn(by, requestId)).toBe('');
    expect(await typesIn(requestId)).toEqual(['OfficeConsentRequested', 'OfficeRequestWithdrawn']);
  });

  it('leaves nothing to answer, and the right request may be made at once', async () => {
    const [requestId, again] = await requestConsent();
    expect(await again()).toBe('OFFICE_ASKED');
    expect(await withdrawn(sokha, requestId)).toBe('');
    expect(await answered(sophea, requestId)).toBe('OFFICE_REQUEST_WITHDRAWN');
    expect(await again()).toBe('');
    expect(await answered(sophea, requestId)).toBe('');
  });

  it('ends a consent that nobody needs any more', async () => {
    const survivorId = randomUUID();
    expect(await asked(sokha, { kind: 'FileReferral', office: 'SiemReapCac', otherSurvivorId: survivorId })).toBe('');
    const requestId = idOf('FileReferral', { referralId: survivorId }, sokha);
    expect(await answered(sophea, requestId)).toBe('');
    expect(await withdrawn(sokha, requestId)).toBe('');
    expect(await file('SiemReapCac', sokha, { survivorId })).toBe('OFFICE_CONSENT_MISSING');
  });

  it('undoes nothing: a consent that was used, a refusal and what nobody answered stay as they are', async () => {
    const [[declined], survivorId] = [await requestConsent(), randomUUID()];
    expect(await answered(sophea, declined, false)).toBe('');
    expect(await withdrawn(sokha, declined)).toBe('OFFICE_REQUEST_ANSWERED');
    expect(await asked(sokha, { kind: 'FileReferral', office: 'SiemReapCac', otherSurvivorId: survivorId })).toBe('');
    const used = idOf('FileReferral', { referralId: survivorId }, sokha);
    expect(await answered(sophea, used)).toBe('');
    expect(await file('SiemReapCac', sokha, { survivorId })).toBe('');
    expect(await withdrawn(sokha, used)).toBe('OFFICE_REQUEST_ANSWERED');
    const [lapsed, later] = [(await requestConsent())[0], new Date(Date.now() + 15 * 86_400_000).toISOString()];
    const request = world.stores.of('request');
    const late = request.transact(
      lapsed,
      'WithdrawOfficeRequest',
      {},
      { by: sokha, now: later, commandId: randomUUID() },
    );
    expect(await tried(late)).toBe('OFFICE_REQUEST_LAPSED');
  });
});
