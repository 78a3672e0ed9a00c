import { randomUUID } from 'node:crypto';
import { PDF, upload } from '../../harness/documents.js';
import { EventStoreDbEventStore } from '#kernel/event-store/eventstoredb';
import { Homeward, auditor, receiptOf, refusalOf } from '../../harness/homeward.js';
import { childReferred } from '../../harness/mutations.js';

const dara = { id: 'dara', role: 'CASE_WORKER', office: 'Poipet' } as const;

let homeward: Homeward;
let survivorId: string;
beforeAll(async () => {
  homeward = await Homeward.alone();
});
beforeEach(async () => {
  survivorId = randomUUID();
  receiptOf(await homeward.command('receiveReferral', childReferred().input(survivorId)));
});

describe('a refused command', () => {
  const counted = async () => {
    await homeward.caughtUp();
    const { data } = await homeward.ask(
      `{ figures(ids: ["M23"], from: "${new Date().getFullYear() - 1}-01-01", to: "2999-12-31") { cells { key value } } }`,
      {},
      { id: 'chan', role: 'AUDITOR' } as never,
    );
    const [{ cells }] = data!.figures as [{ cells: { key: string; value: number }[] }];
    return (key: string) => cells.find((cell) => cell.key === key)?.value ?? 0;
  };

  it('is logged and counted by its code, whether a rule or a role refused it; a malformed command is not', async () => {
    const before = await counted();
    const consent = {
      survivorId,
      scopes: [],
      givenBy: 'SURVIVOR',
      language: 'khm',
      witnessRole: 'NONE',
      on: '2020-03-02',
    };
    expect(refusalOf(await homeward.command('giveConsent', consent))).toBe('SCOPES_MISSING');
    expect(refusalOf(await homeward.command('giveConsent', consent, auditor))).toBe('FORBIDDEN');
    expect(refusalOf(await homeward.command('giveConsent', { ...consent, on: 'today' }))).toBe('VALIDATION');
    const after = await counted();
    const more = (key: string) => after(key) - before(key);
    expect([more('refusals'), more('refusals.SCOPES_MISSING'), more('refusals.FORBIDDEN')]).toEqual([2, 1, 1]);
  });

  const last = async () => {
    const store = EventStoreDbEventStore.at(homeward.eventStoreUrl);
    const { data } = (await store.last(['access-']))!;
    await store.dispose();
    return data;
  };

  it('is logged when it is the upload of a document', async () => {
    expect(await upload(homeward, survivorId, PDF, { by: dara })).toMatchObject({ code: 'NOT_FOUND' });
    expect(await last()).toEqual({ code: 'NOT_FOUND', command: 'AttachDocument', survivorId });
  });

  it('is logged without its contents', async () => {
    const secret = 'x'.repeat(30);
    await homeward.command('recordHouseholdMember', { survivorId, relation: 'MOTHER', safe: 'NO', note: secret }, dara);
    expect(await last()).toEqual({ code: 'NOT_FOUND', command: 'RecordHouseholdMember', survivorId });
  });
});
