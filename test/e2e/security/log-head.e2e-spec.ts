import { randomUUID } from 'node:crypto';
import { openNote, parseHead, parseVerifierKey } from '#kernel/integrity';
import { Homeward, receiptOf, type Receipt } from '../../harness/homeward.js';
import { referralOf } from '../../harness/command-outcomes.js';

/** Heads are also signed every minute: in a shared log, the first ones are of earlier events. */
const HEAD_TIMEOUT_MS = 150_000;

let homeward: Homeward;
beforeAll(async () => {
  homeward = await Homeward.alone();
});

const served = async (what: string, headers = {}) => {
  const answer = await fetch(homeward.url.replace('/graphql', `/log/${what}`), { headers });
  return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
};
const record = async (): Promise<Receipt> =>
  receiptOf(await homeward.command('receiveReferral', referralOf(randomUUID())));
const signed = async () => {
  const [note, key] = [await served('checkpoint'), await served('checkpoint.pub')];
  return parseHead(openNote(Buffer.from(note.text), parseVerifierKey(key.text.trimEnd())));
};
/** A projector that stops in order leaves a signed head. */
const signedAtStop = async ({ position }: Receipt) => {
  await homeward.until('the projector receives the signal', async () =>
    process.kill(homeward.pidOf('projector')!, 'SIGTERM'),
  );
  const least = BigInt(position.split('.')[1]!);
  return homeward.until(
    'a head is signed',
    async () => {
      const head = await signed();
      return head.position >= least && head;
    },
    HEAD_TIMEOUT_MS,
  );
};

describe('the signed head of the log', () => {
  it('is public, as text, and matches the log', async () => {
    const before = await record();
    await homeward.caughtUp();
    const first = await signedAtStop(before);
    const { status, type } = await served('checkpoint', { accept: 'text/html' });
    expect([status, type]).toEqual([200, 'text/plain; charset=utf-8']);
    expect(first.origin).toBe(before.position.split('.')[0]);
    expect(first.size).toBeGreaterThanOrEqual(2);
    await homeward.caughtUp();
  });
});
