import { randomUUID } from 'node:crypto';
import type { Actor } from '#kernel/decider';
import { bopha, borey, makara, person, sokha, sophea, veasna, twoOffices } from './testing/two-offices.js';

const {
  world,
  tried,
  refused,
  recorded,
  asked,
  answered,
  referral,
  file,
  inPoipet,
  inSiemReap,
  opening,
  courtCase,
  idOf,
  eventsIn,
  typesIn,
} = twoOffices();

describe('a referral into another office', () => {
  it('needs the consent of that office, which counts for this one referral', async () => {
    const survivorId = randomUUID();
    expect(await file('SiemReapCac', sokha, { survivorId })).toBe('OFFICE_CONSENT_MISSING');
    expect(await asked(sokha, { kind: 'FileReferral', office: 'SiemReapCac', otherSurvivorId: survivorId })).toBe('');
    expect(await file('SiemReapCac', sokha, { survivorId })).toBe('OFFICE_CONSENT_MISSING');
    expect(await answered(sophea, idOf('FileReferral', { referralId: survivorId }, sokha))).toBe('');
    expect(await file('SiemReapCac', makara, { survivorId })).toBe('OFFICE_CONSENT_MISSING');
    expect(await file('SiemReapCac', sokha, { survivorId })).toBe('');
    expect(await file('SiemReapCac', sokha, { survivorId: randomUUID() })).toBe('OFFICE_CONSENT_MISSING');
  });

  it('is filed at once in danger to life, after that office was notified', async () => {
    const survivorId = randomUUID();
    expect(await file('SiemReapCac', sokha, { survivorId, urgency: 'Immediate' })).toBe('');
    const [notice] = await eventsIn(`request-${idOf('FileReferral', { referralId: survivorId }, sokha)}`);
    const [received] = await eventsIn(`survivor-${survivorId}`);
    expect(notice).toMatchObject({ type: 'OfficeNotified', data: { office: 'SiemReapCac', fromOffice: 'Poipet' } });
    expect(notice!.position).toBeLessThan(received!.position);
  });

  it('does not become one by a correction', async () => {
    const survivorId = randomUUID();
    expect(await file('Poipet', sokha, { survivorId })).toBe('');
    const [received] = await eventsIn(`survivor-${survivorId}`);
    const replacement = { receiveReferral: { ...referral, office: 'SiemReapCac' } };
    const correction = { survivorId, eventId: received!.id, reason: 'x', replacement };
    expect(await recorded('CorrectEntry', makara, correction)).toBe('OFFICE_CONSENT_MISSING');
  });
});

describe('a court case in which another office has a survivor', () => {
  it('is joined with the consent of that office only, and an own one without asking', async () => {
    const [prosecutionId, survivorId] = [await courtCase(), await inPoipet()];
    const join = (by: Actor) => recorded('OpenProsecution', by, { survivorId, prosecutionId, ...opening });
    expect(await join(veasna)).toBe('OFFICE_CONSENT_MISSING');
    expect(await asked(veasna, { kind: 'JoinProsecution', prosecutionId, otherSurvivorId: survivorId })).toBe('');
    expect(await answered(sophea, idOf('JoinProsecution', { prosecutionId, survivorId }, veasna))).toBe('');
    expect(await join(veasna)).toBe('');
    const theirs = await inSiemReap();
    expect(await recorded('OpenProsecution', borey, { survivorId: theirs, prosecutionId, ...opening })).toBe('');
  });

  it('is ended with the consent of that office only', async () => {
    const [prosecutionId, survivorId] = [await courtCase(), await inPoipet()];
    await world.join(prosecutionId, survivorId);
    const end = () => recorded('DiscontinueProsecution', veasna, { prosecutionId, on: '2020-06-01' });
    expect(await end()).toBe('OFFICE_CONSENT_MISSING');
    expect(await asked(veasna, { kind: 'EndProsecution', prosecutionId, outcome: 'Discontinued' })).toBe('');
    const requestId = idOf('EndProsecution', { prosecutionId, outcome: 'Discontinued' }, veasna);
    expect(await answered(sophea, requestId, false)).toBe('');
    expect(await end()).toBe('OFFICE_CONSENT_MISSING');
    expect(await asked(veasna, { kind: 'EndProsecution', prosecutionId, outcome: 'Discontinued' })).toBe('');
    expect(await answered(sophea, requestId)).toBe('');
    expect(await end()).toBe('');
    expect(await typesIn(requestId)).toEqual([
      'OfficeConsentRequested',
      'OfficeConsentAnswered',
      'OfficeConsentRequested',
      'OfficeConsentAnswered',
      'OfficeConsentUsed',
    ]);
  });

  it('is ended by no verdict either, without the consent to that outcome', async () => {
    const [prosecutionId, survivorId] = [await courtCase(), await inPoipet()];
    await world.join(prosecutionId, survivorId);
    const verdict = () => recorded('RecordVerdict', veasna, { prosecutionId, outcome: 'Acquitted', on: '2020-06-01' });
    const agreedTo = async (outcome: 'Acquitted' | 'Convicted') => {
      expect(await asked(veasna, { kind: 'EndProsecution', prosecutionId, outcome })).toBe('');
      expect(await answered(sophea, idOf('EndProsecution', { prosecutionId, outcome }, veasna))).toBe('');
    };
    expect(await verdict()).toBe('OFFICE_CONSENT_MISSING');
    await agreedTo('Convicted');
    expect(await verdict()).toBe('OFFICE_CONSENT_MISSING');
    await agreedTo('Acquitted');
    expect(await verdict()).toBe('');
  });

  it('is joined by the one survivor named in the request, however often the commandId is sent', async () => {
    const [prosecutionId, commandId] = [await courtCase(), randomUUID()];
    const [survivorId, another] = [await inPoipet(), await inPoipet()];
    const join = (one: string) =>
      recorded('OpenProsecution', veasna, { commandId, survivorId: one, prosecutionId, ...opening });
    expect(await asked(veasna, { kind: 'JoinProsecution', prosecutionId, otherSurvivorId: survivorId })).toBe('');
    expect(await answered(sophea, idOf('JoinProsecution', { prosecutionId, survivorId }, veasna))).toBe('');
    expect(await join(survivorId)).toBe('');
    expect(await join(another)).toBe('OFFICE_CONSENT_MISSING');
  });

  it('is not found by a colleague who does not work with the survivor', async () => {
    const [prosecutionId, otherSurvivorId] = [await courtCase(), await inSiemReap()];
    expect(await asked(veasna, { kind: 'JoinProsecution', prosecutionId, otherSurvivorId })).toBe('NOT_FOUND');
    expect(await asked(veasna, { kind: 'EndProsecution', prosecutionId, outcome: 'Settled' })).toBe('NOT_FOUND');
  });
});

describe('an operation of another office', () => {
  it('is struck out or corrected with the consent of that office only', async () => {
    const [operationId, operation] = [randomUUID(), { kind: 'CacOutreach', province: '17', withAuthorities: [] }];
    const conducted = { ...operation, office: 'SiemReapCac', on: '2020-03-01' };
    expect(await recorded('ConductOperation', bopha, { operationId, ...conducted })).toBe('');
    const [entry] = await eventsIn(`operation-${operationId}`);
    const strike = (by: Actor) => recorded('StrikeOutEntry', by, { operationId, eventId: entry!.id, reason: 'x' });
    const replacement = { conductOperation: { ...conducted, office: 'Poipet' } };
    const correction = { operationId, eventId: entry!.id, reason: 'x', replacement };
    expect(await recorded('CorrectEntry', makara, correction)).toBe('OFFICE_CONSENT_MISSING');
    expect(await strike(makara)).toBe('OFFICE_CONSENT_MISSING');
    expect(await asked(makara, { kind: 'AmendOperation', operationId, eventId: entry!.id })).toBe('');
    expect(await answered(sophea, idOf('AmendOperation', { operationId, eventId: entry!.id }, makara))).toBe('');
    expect(await strike(makara)).toBe('');
  });

  it('is corrected by its own office without asking', async () => {
    const operationId = randomUUID();
    const activity = { kind: 'Broadcast', districts: ['1710'], audience: 'x', attendees: 0, materials: 0, reach: 9 };
    expect(await recorded('HoldPreventionActivity', bopha, { operationId, ...activity, on: '2020-03-01' })).toBe('');
    const [entry] = await eventsIn(`operation-${operationId}`);
    const strike = (by: Actor) => recorded('StrikeOutEntry', by, { operationId, eventId: entry!.id, reason: 'x' });
    expect(await strike(makara)).toBe('OFFICE_CONSENT_MISSING');
    expect(await strike(sophea)).toBe('');
  });
});

describe('emergency access to a record of another office', () => {
  const openGlass = async (survivorId: string, reason: string, by = sokha) =>
    world.stores.of('access').transact(
      randomUUID(),
      'OpenBreakGlass',
      {
        breakGlassId: randomUUID(),
        survivorId,
        reason,
        explanation: 'x',
        isOnRecord: (await eventsIn(`survivor-${survivorId}`)).length > 0,
        earlier: { accesses: {}, reviews: {} },
      } as never,
      { by, now: new Date().toISOString(), commandId: randomUUID() },
    );
  const open = (survivorId: string, reason: string, by = sokha) => tried(openGlass(survivorId, reason, by));

  it.each(['DangerToLife', 'Missing', 'MedicalEmergency'])('tells that office first: %s', async (reason) => {
    const survivorId = await inSiemReap();
    expect(await open(survivorId, reason)).toBe('');
    expect(await typesIn(idOf('OpenInEmergency', { survivorId }, sokha))).toEqual(['OfficeNotified']);
  });

  it.each(['NobodyReachable', 'Other'])('needs its consent, since no life is in danger: %s', async (reason) => {
    const survivorId = await inSiemReap();
    expect(await open(survivorId, reason)).toBe('OFFICE_CONSENT_MISSING');
    expect(await asked(sokha, { kind: 'OpenInEmergency', otherSurvivorId: survivorId })).toBe('');
    expect(await answered(sophea, idOf('OpenInEmergency', { survivorId }, sokha))).toBe('');
    expect(await open(survivorId, reason)).toBe('');
    expect(await open(survivorId, reason)).toBe('OFFICE_CONSENT_MISSING');
  });

  it.each(['NobodyReachable', 'Other'])('answers the same when there is no such record: %s', async (reason) => {
    const answerTo = (survivorId: string) => refused(openGlass(survivorId, reason));
    const [there, nowhere] = [await answerTo(await inSiemReap()), await answerTo(randomUUID())];
    expect(nowhere.code).toBe('OFFICE_CONSENT_MISSING');
    expect(there.message).toBe(nowhere.message);
    expect(there.message).not.toMatch('SiemReapCac');
  });

  it('asks nobody within the office', async () => {
    const survivorId = await inSiemReap();
    expect(await open(survivorId, 'Other', person('kunthea'))).toBe('');
  });
});
