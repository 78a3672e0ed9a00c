import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { resolve } from 'node:path';
import { promisify } from 'node:util';
import type { Bearer } from '#platform/plain';
import { Homeward, auditor, caseWorker, receiptOf, refusalOf, supervisor } from '../../harness/homeward.js';
import { consentTo, refer, toSend, type MutationToSend } from '../../harness/mutations.js';

const run = promisify(execFile);
/** A second supervisor: the person who links records or lifts a hold may not approve. */
const makara: Bearer = { ...supervisor, id: 'makara' };
const KHMER = /[ក-៿]/;

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.shared();
});

const told = async (survivorId: string, { mutation, input, by }: MutationToSend) =>
  homeward.command(mutation, input(survivorId), by);

/** The command, as a user types it. */
const erase = async (...words: string[]): Promise<string> => {
  const main = resolve('dist/apps/cli/src/main.js');
  const env = { ...process.env, HOMEWARD_DATA: homeward.data };
  return (await run(process.execPath, [main, 'erase', ...words], { env })).stdout;
};

const HER = 'referral { givenName { value erased } contact { value { value } erased } }';
const NOW = `query ($id: UUID!) { survivor(id: $id, purpose: SUBJECT_REQUEST) { erasure { status } ${HER} } }`;
const THEN = `query ($id: UUID!) { survivor(id: $id, purpose: SUBJECT_REQUEST, asOf: "2020-03-31") { ${HER} } }`;
const REPLAYED = `query ($id: UUID!) { replay(survivorId: $id, purpose: SUBJECT_REQUEST, toRevision: 0) { ${HER} } }`;
const HISTORY = `query ($id: UUID!) { history(survivorId: $id, purpose: SUBJECT_REQUEST, first: 1) {
  edges { node { type data } } chain { sound } } }`;

const asked = async (query: string, id: string, by: Bearer = supervisor) => {
  const { data, errors } = await homeward.ask(query, { id }, by);
  if (errors) throw new Error(JSON.stringify(errors));
  return data as Record<string, never>;
};

const nameIn = (answer: Record<string, unknown>): unknown =>
  (Object.values(answer)[0] as { referral: { givenName: unknown } } | null)?.referral.givenName;

const somebody = async (): Promise<string> => {
  const id = randomUUID();
  receiptOf(
    await told(id, refer({ givenName: 'Sreyleak', contact: { channel: 'PHONE', value: '012 345 678', safe: true } })),
  );
  await homeward.until('the survivor is there', async () => nameIn(await asked(NOW, id)) !== undefined);
  return id;
};

describe('an erasure', () => {
  it('takes two people and a command, and its result is in plain words', async () => {
    const id = await somebody();
    expect(nameIn(await asked(NOW, id))).toEqual({ value: 'Sreyleak', erased: false });

    const requested = await erase(id, 'request', '--for', 'Survivor', '--as', 'dara', '--office', 'SiemReapCac');
    expect(requested).toBe('Requested by dara\nNo hold on the record.\n');
    await expect(erase(id, 'approve', '--as', 'dara', '--office', 'SiemReapCac')).rejects.toThrow(
      'ask another supervisor to approve it',
    );

    const approved = await erase(id, 'approve', '--as', 'sophea', '--office', 'SiemReapCac');
    expect(approved).toMatch(/^Erased …$/m);
    expect(approved).toContain('Approved by: sophea (SUPERVISOR)');
    expect(approved).toContain('- The dates of events, and the survivor’s age on each');
    expect(await erase(id, 'certificate', '--as', 'vuthy', '--role', 'AUDITOR', '--language', 'km')).toMatch(KHMER);

    const certificate = JSON.parse(await erase(id, 'certificate', '--as', 'vuthy', '--role', 'AUDITOR', '--json'));
    expect(certificate).toMatchObject({ survivorId: id, askedBy: 'SURVIVOR', requestedBy: { id: 'dara' } });
    expect(certificate.keyIds).toHaveLength(certificate.classes.length);
    expect(certificate.hash).toMatch(/^[0-9a-f]{64}$/);
    expect(Date.parse(certificate.backupsOpenUntil) - Date.parse(certificate.erasedAt)).toBe(7 * 86_400_000);
  });

  it('reads as erased everywhere, and accepts no new entries', async () => {
    const id = await somebody();
    await erase(id, 'request', '--for', 'Survivor', '--as', 'dara', '--office', 'SiemReapCac');
    await erase(id, 'approve', '--as', 'sophea', '--office', 'SiemReapCac');
    await homeward.caughtUp();

    const gone = { value: null, erased: true };
    for (const [query, by] of [
      [NOW, supervisor],
      [THEN, supervisor],
      [REPLAYED, auditor],
    ] as const)
      expect(nameIn(await asked(query, id, by))).toEqual(gone);
    const { history } = await asked(HISTORY, id, auditor);
    expect(history).toMatchObject({
      edges: [{ node: { type: 'ReferralReceived', data: { givenName: { erased: true }, province: '17' } } }],
      chain: { sound: true },
    });
    expect(refusalOf(await told(id, consentTo(['SERVICES'])))).toBe('SUBJECT_ERASED');
    expect(refusalOf(await told(id, toSend('linkPerson', { keptSurvivorId: randomUUID() }, supervisor)))).toBe(
      'NOT_FOUND',
    );
  });

  it('leaves nothing that confirms a guess of the name: the right one is answered like any other', async () => {
    const [id, commandId] = [randomUUID(), randomUUID()];
    const say = (givenName: string) => told(id, refer({ givenName, commandId }));
    const receipt = receiptOf(await say('Chanthou'));
    expect(receiptOf(await say('Chanthou'))).toEqual(receipt);
    expect(refusalOf(await say('Bopha'))).toBe('COMMAND_REUSED');
    await homeward.until('the survivor is there', async () => nameIn(await asked(NOW, id)) !== undefined);
    await erase(id, 'request', '--for', 'Survivor', '--as', 'dara', '--office', 'SiemReapCac');
    await erase(id, 'approve', '--as', 'sophea', '--office', 'SiemReapCac');
    await homeward.caughtUp();
    for (const guessed of ['Chanthou', 'Bopha']) expect(receiptOf(await say(guessed))).toEqual(receipt);
  });

  it('is carried out when the projector is back, and an approval that is sent again gets its receipt', async () => {
    const id = await somebody();
    const requestId = randomUUID();
    const on = '2020-03-12';
    receiptOf(
      await homeward.command('requestErasure', { survivorId: id, requestId, askedBy: 'SURVIVOR', on }, caseWorker),
    );
    homeward.kill('projector');
    const approval = { survivorId: id, requestId, on, commandId: randomUUID() };
    const approved = receiptOf(await homeward.command('approveErasure', approval, supervisor));
    await homeward.until('the survivor is erased', async () => {
      const { survivor } = await asked(NOW, id);
      return (survivor as unknown as { erasure: { status: string } | null }).erasure?.status === 'ERASED';
    });
    expect(nameIn(await asked(NOW, id))).toEqual({ value: null, erased: true });
    expect(receiptOf(await homeward.command('approveErasure', approval, supervisor))).toEqual(approved);
  });

  it('includes a linked duplicate, which waits for what holds the kept record', async () => {
    const [kept, duplicate] = [await somebody(), await somebody()];
    const [holdId, requestId, on] = [randomUUID(), randomUUID(), '2020-03-12'];
    const hold = { survivorId: duplicate, holdId, on };
    receiptOf(await homeward.command('placeLegalHold', { ...hold, reason: 'COURT_ORDER' }, supervisor));
    receiptOf(await homeward.command('linkPerson', { survivorId: duplicate, keptSurvivorId: kept }, supervisor));
    await homeward.caughtUp();
    const request = { survivorId: kept, requestId, askedBy: 'SURVIVOR', on };
    receiptOf(await homeward.command('requestErasure', request, caseWorker));
    const approve = (by = makara) => homeward.command('approveErasure', { survivorId: kept, requestId, on }, by);
    expect([refusalOf(await approve(supervisor)), refusalOf(await approve())]).toEqual([
      'APPROVER_IS_AUTHOR',
      'LEGAL_HOLD',
    ]);

    receiptOf(await homeward.command('liftLegalHold', hold, supervisor));
    await homeward.until('nothing holds the record', async () => refusalOf(await approve()) === undefined);
    const gone = { value: null, erased: true };
    for (const id of [kept, duplicate])
      await homeward.until('the survivor is erased', async () => {
        const { survivor } = await asked(NOW, id);
        return (survivor as unknown as { erasure: { status: string } | null }).erasure?.status === 'ERASED';
      });
    expect([nameIn(await asked(NOW, kept)), nameIn(await asked(NOW, duplicate))]).toEqual([gone, gone]);
    const words = [duplicate, 'certificate', '--as', 'vuthy', '--role', 'AUDITOR', '--json'];
    expect(JSON.parse(await erase(...words))).toMatchObject({
      keptSurvivorId: kept,
      duplicates: [duplicate],
      requestedBy: { id: caseWorker.id },
      approvedBy: { id: 'makara' },
    });
  });

  it('cannot be extended to another record by a later link', async () => {
    const [hers, other] = [await somebody(), await somebody()];
    const [requestId, on] = [randomUUID(), '2020-03-12'];
    const link = () => homeward.command('linkPerson', { survivorId: other, keptSurvivorId: hers }, supervisor);
    const about = { survivorId: hers, requestId, on };
    receiptOf(await homeward.command('requestErasure', { ...about, askedBy: 'SURVIVOR' }, caseWorker));
    expect(refusalOf(await link())).toBe('ERASURE_UNDER_WAY');
    receiptOf(await homeward.command('approveErasure', about, supervisor));
    await homeward.until('the survivor is erased', async () => refusalOf(await link()) === 'SUBJECT_ERASED');
    expect(nameIn(await asked(NOW, other))).toEqual({ value: 'Sreyleak', erased: false });
  });
});
