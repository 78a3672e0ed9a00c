import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { MerkleTree, leafOf, openNote, parseHead, parseVerifierKey } from '#trust';
import { EventStoreDbEventStore, type Recorded } from '#event-store';
import { LOG_PREFIXES } from '#step';
import { Homeward, receiptOf } from './harness/homeward.js';
import { referralOf } from './harness/ledger.js';

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.start();
}, 120_000);
afterAll(() => homeward.stop());

const told = async (what: string, headers = {}) => {
  const answer = await fetch(homeward.url.replace('/graphql', `/log/${what}`), { headers });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
};
const record = async (count: number): Promise<void> => {
  for (let n = 0; n < count; n++) receiptOf(await homeward.command('receiveReferral', referralOf(randomUUID())));
};
/** What a stop in order leaves signed. */
const begunAgain = async () => {
  await homeward.end('SIGTERM');
  await homeward.begin();
};
const signed = async () => {
  const [note, key] = [await told('checkpoint'), await told('checkpoint.pub')];
  return parseHead(openNote(Buffer.from(note.text), parseVerifierKey(key.text.trimEnd())));
};

const first = async (count: number): Promise<readonly Recorded[]> => {
  const { eventStoreUrl } = homeward;
  const store = EventStoreDbEventStore.at(eventStoreUrl);
  const events: Recorded[] = [];
  try {
    for await (const batch of store.subscribe({ prefixes: LOG_PREFIXES, after: -1n })) {
      events.push(...batch);
      if (events.length >= count) break;
    }
    return events.slice(0, count);
  } finally {
    await store.dispose();
  }
};

describe('the signed head of the log', () => {
  it('is served to anybody, as text, and is that of the log', async () => {
    await record(3);
    await begunAgain();
    const { status, type } = await told('checkpoint', { accept: 'text/html' });
    expect([status, type]).toEqual([200, 'text/plain; charset=utf-8']);
    const { size, root, eventId, position } = await signed();
    const events = await first(size);
    const tree = new MerkleTree();
    for (const event of events) tree.append(leafOf(event));
    expect(root).toEqual(tree.root());
    expect(events.filter(({ type: of }) => of === 'ReferralReceived')).toHaveLength(3);
    expect(events.at(-1)).toMatchObject({ id: eventId, position });
  }, 120_000);

  it('keeps the service from starting on a backup that is older, though views and log are of one piece', async () => {
    await homeward.end('SIGTERM');
    const [database, backup] = ['postgres', 'backup'].map((name) => join(homeward.data, name)) as [string, string];
    execFileSync('cp', ['-a', database, backup]);
    await homeward.begin();
    await record(2);
    await begunAgain();
    const { size, at, position } = await signed();
    await homeward.end('SIGTERM');
    rmSync(database, { recursive: true });
    execFileSync('mv', [backup, database]);
    await expect(homeward.begin()).rejects.toThrow(
      `The log ends before position ${position}, and the head signed at ${at} counts ${size} events up to there`,
    );
  }, 240_000);
});
