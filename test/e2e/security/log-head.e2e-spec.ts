import { execFileSync } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { rmSync } from 'node:fs';
import { join } from 'node:path';
import { openNote, parseHead, parseVerifierKey } from '#kernel/integrity';
import { onEmbeddedStore } from '../../harness/embedded-only.js';
import { Homeward, receiptOf, type Receipt } from '../../harness/homeward.js';
import { referralOf } from '../../harness/ledger.js';

/** A head is signed every minute. */
const HEAD_TIMEOUT_MS = 150_000;

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.start();
}, 240_000);
afterAll(() => homeward.stop());

const told = async (what: string, headers = {}) => {
  const answer = await fetch(homeward.url.replace('/graphql', `/log/${what}`), { headers });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
};
const record = async (): Promise<Receipt> =>
  receiptOf(await homeward.command('receiveReferral', referralOf(randomUUID())));
/** What a stop in order leaves signed. */
const begunAgain = async () => {
  await homeward.end('SIGTERM');
  await homeward.begin();
};
const signed = async () => {
  const [note, key] = [await told('checkpoint'), await told('checkpoint.pub')];
  return parseHead(openNote(Buffer.from(note.text), parseVerifierKey(key.text.trimEnd())));
};
/** A head that has come so far; of a log with much of others in it, a new installation signs the first ones on its way. */
const signedUpTo = (position: bigint) =>
  homeward.until(
    `a head up to ${position}`,
    async () => {
      const head = await signed();
      return head.position >= position && head;
    },
    HEAD_TIMEOUT_MS,
  );

describe('the signed head of the log', () => {
  it('is served to anybody, as text, and is that of the log', async () => {
    const before = await record();
    await begunAgain();
    const { status, type } = await told('checkpoint', { accept: 'text/html' });
    expect([status, type]).toEqual([200, 'text/plain; charset=utf-8']);
    const [origin, position] = before.position.split('.');
    const first = await signedUpTo(BigInt(position!));
    expect(first.origin).toBe(origin);
    expect(first.size).toBeGreaterThanOrEqual(2);
    await record();
    await begunAgain();
    expect((await signed()).size).toBeGreaterThan(first.size);
  }, 240_000);

  onEmbeddedStore(
    'keeps the service from starting on a backup that is older, though views and log are of one piece',
    async () => {
      await homeward.end('SIGTERM');
      const [database, backup] = ['postgres', 'backup'].map((name) => join(homeward.data, name)) as [string, string];
      execFileSync('cp', ['-a', database, backup]);
      await homeward.begin();
      await record();
      await begunAgain();
      const { size, at, position } = await signed();
      await homeward.end('SIGTERM');
      rmSync(database, { recursive: true });
      execFileSync('mv', [backup, database]);
      await expect(homeward.begin()).rejects.toThrow(
        `The log ends before position ${position}, and the head signed at ${at} counts ${size} events up to there`,
      );
    },
    240_000,
  );
});
