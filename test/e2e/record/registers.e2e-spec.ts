import { randomUUID } from 'node:crypto';
import type { Bearer } from '#platform/plain';
import { dayAt } from '#kernel/decider';
import { Homeward, caseWorker, receiptOf, refusalOf, supervisor, type Answer } from '../../harness/homeward.js';
import { consentTo, enter, id, identify, refer, toSend, type MutationToSend } from '../../harness/mutations.js';
import { LiveAnswers, clientOf } from '../../harness/live-answers.js';

const administrator: Bearer = { id: 'rachana', role: 'ADMINISTRATOR' };
const TODAY = dayAt(new Date().toISOString());

/** One of its own: in a service that others share, a register would refuse their people. */
let homeward: Homeward;
const survivorId = randomUUID();

const accepted = async ({ mutation, input, by }: MutationToSend) =>
  receiptOf(await homeward.command(mutation, input(survivorId), by));
const registers = async (mutation: string, input: object, by = administrator) =>
  receiptOf(await homeward.command(mutation, input, by));
const refusedIn = (language: string, mutation: string, input: object, by: Bearer) =>
  homeward.command(mutation, input, by, homeward.url, { 'accept-language': language });

const assign = (more: object = {}) => ({
  survivorId,
  worker: 'sokha',
  as: 'CASE_WORKER',
  office: 'SiemReapCac',
  on: '2020-03-02',
  ...more,
});

beforeAll(async () => {
  homeward = await Homeward.start();
  await accepted(refer());
  await registers('openOffice', { office: 'SiemReapCac', name: 'Siem Reap', province: '17', on: '2018-01-01' });
  await registers('openOffice', { office: 'Poipet', on: '2018-01-01' });
  await registers('closeOffice', { office: 'Poipet', on: '2019-12-31' });
  const roles = ['CASE_WORKER'];
  for (const worker of ['sokha', 'chenda', 'rithy'])
    await registers('registerWorker', { worker, roles, office: 'SiemReapCac', on: '2018-01-01' });
  await registers('registerWorker', { worker: 'bopha', name: 'Bopha', roles, on: '2018-01-01' });
  await registers('recordDeparture', { worker: 'bopha', on: '2019-12-31' });
  const organisation = { kind: 'HEALTH', districts: ['1710'], services: ['MEDICAL'], on: '2018-01-01' };
  await registers(
    'registerOrganisation',
    { organisationId: id(1), name: 'Kru Khmer Clinic', ...organisation },
    supervisor,
  );
  await registers('registerOrganisation', { organisationId: id(2), name: 'Angkor Clinic', ...organisation });
  await registers('endOrganisation', { organisationId: id(2), on: '2019-12-31' });
}, 200_000);
afterAll(() => homeward?.stop());

describe('a command that names what is not in the registers on that day', () => {
  it.each<{ code: string; wrong: object; named: string; near: string }>([
    { code: 'OFFICE_UNKNOWN', wrong: { office: 'SiemReap' }, named: 'SiemReap', near: 'SiemReapCac' },
    { code: 'OFFICE_CLOSED', wrong: { office: 'Poipet' }, named: '2020-03-02', near: 'SiemReapCac' },
    { code: 'WORKER_UNKNOWN', wrong: { worker: 'sohka' }, named: 'sohka', near: 'sokha' },
    { code: 'WORKER_NOT_ACTIVE', wrong: { worker: 'bopha' }, named: '2020-03-02', near: 'sokha' },
  ])('$code: is refused by assignCaseWorker with the nearest names', async ({ code, wrong, named, near }) => {
    const { errors } = await refusedIn('km', 'assignCaseWorker', assign(wrong), supervisor);
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringMatching(/^[\u1780-\u17ff].*។$/),
        extensions: expect.objectContaining({ code, detail: expect.stringMatching(/^\S.{10,298}\.$/) }),
      }),
    ]);
    const { message } = (await refusedIn('en', 'assignCaseWorker', assign(wrong), supervisor)).errors![0]!;
    expect(message).toContain(named);
    expect(message).toContain(near);
  });

  it('is refused for an organisation too, and accepted for one of the register', async () => {
    await accepted(consentTo(['SHARING'], { consentId: id(3), recipients: ['Kru Khmer Clinic', 'Angkor Clinic'] }));
    const referral = { survivorId, services: ['MEDICAL'], consentId: id(3), on: '2020-03-04' };
    const referTo = (toOrganisation: string) => homeward.command('makeReferral', { ...referral, toOrganisation });
    const codes = await Promise.all(['Kru Khmer Clinick', 'Angkor Clinic', 'Kru Khmer Clinic'].map(referTo));
    expect(codes.map(refusalOf)).toEqual(['ORGANISATION_UNKNOWN', 'ORGANISATION_ENDED', undefined]);
  });

  it('is refused for a recipient of a consent, and finds the consent by any name of the organisation', async () => {
    const sharing = (recipients: readonly string[]) => {
      const { mutation, input, by } = consentTo(['SHARING'], { recipients });
      return homeward.command(mutation, input(survivorId), by);
    };
    expect(refusalOf(await sharing(['Kru Khmer Klinik']))).toBe('ORGANISATION_UNKNOWN');
    expect(refusalOf(await sharing([id(1)]))).toBeUndefined();
    const input = { survivorId, toOrganisation: 'KRU KHMER CLINIC', services: ['MEDICAL'], on: '2020-03-04' };
    expect(refusalOf(await homeward.command('makeReferral', input))).toBeUndefined();
  });

  it('is refused for an attendee of a review who is neither a colleague nor an organisation', async () => {
    const review = { survivorId, on: '2020-03-04', agencies: ['JUSTICE'] };
    const hold = (attendee: string) => homeward.command('holdMdtReview', { ...review, attendees: ['sokha', attendee] });
    expect(refusalOf(await hold('sohka'))).toBe('ATTENDEE_UNKNOWN');
    expect(refusalOf(await hold('Kru Khmer Clinic'))).toBeUndefined();
  });

  it('is refused as a correction, decided as on the day of the entry', async () => {
    await accepted(consentTo(['SERVICES']));
    await accepted(identify());
    const { eventIds } = await accepted(enter());
    const { input } = enter({ office: 'Poipet' });
    const { survivorId: _, ...enterAftercare } = input(survivorId) as Record<string, unknown>;
    const correct = (on: string) =>
      homeward.command(
        'correctEntry',
        {
          survivorId,
          eventId: eventIds[0],
          reason: 'misread',
          replacement: { enterAftercare: { ...enterAftercare, on } },
        },
        caseWorker,
      );
    expect(refusalOf(await correct('2020-03-10'))).toBe('OFFICE_CLOSED');
  });

  it('names an operation by an office that was open', async () => {
    const operation = { kind: 'CAC_OUTREACH', office: 'Poipet', province: '01', withAuthorities: [] };
    const conduct = (on: string) => homeward.command('conductOperation', { ...operation, on });
    expect(refusalOf(await conduct('2020-01-01'))).toBe('OFFICE_CLOSED');
    expect(refusalOf(await conduct('2019-12-31'))).toBeUndefined();
  });
});

describe('a register', () => {
  it('has every office and colleague once, and closes no office that has a case', async () => {
    const again = await homeward.command('openOffice', { office: 'SiemReapCac', on: '2019-01-01' }, administrator);
    expect(refusalOf(again)).toBe('ALREADY_REGISTERED');
    const close = await homeward.command('closeOffice', { office: 'SiemReapCac', on: '2020-12-31' }, administrator);
    expect(refusalOf(close)).toBe('OFFICE_HAS_CASES');
  });

  it('is kept by administrators, and partners and trainings by supervisors too', async () => {
    const open = await homeward.command('openOffice', { office: 'Kandal', on: '2018-01-01' }, supervisor);
    expect(refusalOf(open)).toBe('FORBIDDEN');
    const training = { worker: 'chenda', training: 'FORENSIC_INTERVIEW', from: '2020-01-01' };
    expect(refusalOf(await homeward.command('recordTraining', training, supervisor))).toBeUndefined();
  });

  const QUERY = `query ($on: Date, $after: String) {
    offices(on: $on) { edges { node { code name openedOn closedOn } } }
    staff(on: $on, first: 2, after: $after) { edges { node { worker office leftOn } } pageInfo { hasNextPage endCursor } }
    organisations(on: $on, service: MEDICAL) { edges { node { name } } } }`;

  it('is read as of any day, page by page', async () => {
    const { data: then } = await homeward.ask(QUERY, { on: '2019-12-31' }, caseWorker);
    const codes = (data: Answer['data']) =>
      (data!.offices as { edges: { node: { code: string } }[] }).edges.map(({ node }) => node.code);
    expect(codes(then)).toEqual(['Poipet', 'SiemReapCac']);
    expect(then!.staff).toEqual({
      edges: [
        { node: { worker: 'bopha', office: null, leftOn: '2019-12-31' } },
        { node: { worker: 'chenda', office: 'SiemReapCac', leftOn: null } },
      ],
      pageInfo: { hasNextPage: true, endCursor: 'chenda' },
    });
    const { data: now } = await homeward.ask(QUERY, { after: 'chenda' }, caseWorker);
    expect(codes(now)).toEqual(['SiemReapCac']);
    expect(now!.staff).toMatchObject({ edges: [{ node: { worker: 'rithy' } }, { node: { worker: 'sokha' } }] });
    expect(now!.organisations).toEqual({ edges: [{ node: { name: 'Kru Khmer Clinic' } }] });
  });
});

describe('all cases of a colleague', () => {
  const assignments = async (): Promise<readonly object[]> => {
    const query = `query ($id: UUID!) { survivor(id: $id, purpose: SUPERVISION) { assignments { worker endedOn } } }`;
    const { data } = await homeward.ask(query, { id: survivorId }, supervisor);
    return (data!.survivor as { assignments: object[] }).assignments;
  };
  const reassign = { from: 'chenda', to: 'sokha', on: TODAY, commandId: randomUUID() };

  it('go to another in one command, which counts once', async () => {
    receiptOf(await homeward.command('assignCaseWorker', assign({ worker: 'chenda' }), supervisor));
    const receipt = receiptOf(await homeward.command('reassignCases', reassign, supervisor));
    expect(receipt.eventIds).toHaveLength(1);
    await homeward.until('the policy handed the case over', async () => {
      const [only, ...others] = await assignments();
      return others.length === 0 && (only as { worker: string }).worker === 'sokha';
    });
    expect(receiptOf(await homeward.command('reassignCases', reassign, supervisor))).toEqual(receipt);
  });

  it('are moved only by their supervisor, and only to a colleague of the register', async () => {
    expect(refusalOf(await homeward.command('reassignCases', reassign, administrator))).toBe('FORBIDDEN');
    const unknown = { ...reassign, to: 'sohka', commandId: randomUUID() };
    expect(refusalOf(await homeward.command('reassignCases', unknown, supervisor))).toBe('WORKER_UNKNOWN');
    const none = { ...reassign, commandId: randomUUID() };
    expect(receiptOf(await homeward.command('reassignCases', none, supervisor)).eventIds).toEqual([]);
  });

  it('are not moved by a supervisor of another office who opened one in an emergency', async () => {
    const mony: Bearer = { id: 'mony', role: 'SUPERVISOR', office: 'Battambang' };
    const danger = { survivorId, reason: 'DANGER_TO_LIFE', explanation: 'The recruiter is on the way.' };
    receiptOf(await homeward.command('openBreakGlass', danger, mony));
    await homeward.caughtUp();
    const taken = { from: 'sokha', to: 'chenda', on: TODAY };
    expect(receiptOf(await homeward.command('reassignCases', taken, mony)).eventIds).toEqual([]);
  });
});

describe('a colleague who leaves', () => {
  const rithy: Bearer = { id: 'rithy', role: 'CASE_WORKER', office: 'SiemReapCac' };
  const asks = (by: Bearer | string) => homeward.ask('{ permitted }', {}, by);

  it('is shown nothing more by a live query that they opened before', async () => {
    const held = randomUUID();
    receiptOf(await homeward.command('receiveReferral', refer().input(held), rithy));
    const client = clientOf(homeward, rithy);
    const query = 'subscription ($id: UUID!) { journey(survivorId: $id, purpose: CARE) { revision } }';
    const answers = new LiveAnswers(client, query, { id: held });
    await answers.until('the record is shown', ({ items }) => items.length === 1);
    await registers('recordDeparture', { worker: 'rithy', on: TODAY });
    const { mutation, input } = toSend('recordHouseholdMember', { relation: 'MOTHER', safe: 'NO' });
    receiptOf(await homeward.command(mutation, input(held), supervisor));
    await answers.until('another answer, or the end', ({ items, over }) => over || items.length > 1);
    expect(answers.items).toHaveLength(1);
    expect(answers.errors).toMatchObject([{ extensions: { code: 'ACCESS_ENDED' } }]);
    await Promise.resolve(client.dispose());
    await registers('registerWorker', { worker: 'rithy', roles: ['CASE_WORKER'], on: TODAY });
  });

  it('loses access at once, with a token that is still valid', async () => {
    const token = await homeward.token(rithy);
    expect(refusalOf(await asks(token))).toBeUndefined();
    await registers('recordDeparture', { worker: 'rithy', on: TODAY });
    const { errors } = await asks(token);
    expect(errors).toEqual([
      expect.objectContaining({
        message: expect.stringContaining(`Your access ended on ${TODAY}`),
        extensions: expect.objectContaining({ code: 'ACCESS_ENDED' }),
      }),
    ]);
    expect(refusalOf(await homeward.command('conductOperation', {}, token))).not.toBeUndefined();
  });

  it('gets it again with their return, and others keep it, in the register or not', async () => {
    await registers('registerWorker', { worker: 'rithy', roles: ['CASE_WORKER'], on: TODAY });
    expect(refusalOf(await asks(rithy))).toBeUndefined();
    expect(refusalOf(await asks({ id: 'ratana', role: 'ANALYST' }))).toBeUndefined();
  });

  it('is recorded by another administrator', async () => {
    await registers('registerWorker', { worker: 'rachana', roles: ['ADMINISTRATOR'], on: '2018-01-01' });
    const own = await homeward.command('recordDeparture', { worker: 'rachana', on: TODAY }, administrator);
    expect(refusalOf(own)).toBe('APPROVER_IS_AUTHOR');
  });
});
