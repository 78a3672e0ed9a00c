import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { Drill } from '../../harness/restore-drill.js';
import { receiptOf } from '../../harness/homeward.js';
import { referralOf } from '../../harness/command-outcomes.js';
import { foundIn } from '../../harness/scan.js';

const DRILLS = Number(process.env.BACKUP_DRILLS ?? 1);
const WRITERS = Number(process.env.BACKUP_WRITERS ?? 4);
/** For one drill, on a busy machine; a quiet one takes a minute. */
const DRILL_TIMEOUT_MS = 600_000;

let drill: Drill;
beforeEach(async () => {
  drill = await Drill.begin();
}, DRILL_TIMEOUT_MS);
afterEach(() => drill.end());

const filesBelow = (folder: string): string[] =>
  readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath, entry.name));

/** Personal words and ids of people, which nobody without the private key may find. */
const scan = (folder: string, words: readonly string[]) =>
  filesBelow(folder).flatMap((file) => foundIn(readFileSync(file), words, file));

it.each(Array.from({ length: DRILLS }, (_, n) => [n + 1]))(
  'drill %i: a backup under load brings back all that was acknowledged before its position, and nobody who was erased',
  async () => {
    const [living, erasedBefore, erasedAfter] = [await drill.person(), await drill.person(), await drill.person()];
    await drill.erase(erasedBefore);
    const document = await drill.attach(living);
    await drill.attach(erasedAfter);
    await drill.release(34);
    let [first, second] = [
      { position: '', events: 0, added: 0 },
      { position: '', events: 0, added: 0 },
    ];
    await drill.underLoad(WRITERS, async ({ until }) => {
      await until(20);
      first = await drill.backUp();
      await until(20);
      second = await drill.backUp();
      await until(5);
    });
    await drill.erase(erasedAfter);
    expect(second).toMatchObject({ events: first.events + second.added, added: expect.any(Number) });
    expect(second.added).toBeGreaterThan(0);
    expect(scan(drill.backups, ['Sopheak', living, erasedBefore])).toEqual([]);

    await drill.destroy();
    const restored = await drill.restore();
    expect([drill.documentsOf(living), drill.documentsOf(erasedAfter)]).toEqual([[document], []]);
    expect([restored.code, restored.out]).toEqual([0, expect.stringContaining(`up to position ${second.position}`)]);
    await drill.homeward.begin();
    await drill.homeward.caughtUp();
    expect(await drill.readReleased()).toEqual([{ value: 34 }]);
    expect(await drill.lostUpTo(second.position)).toEqual([]);
    expect(await drill.nameOf(living)).toEqual({ value: 'Sopheak', erased: false });
    for (const id of [erasedBefore, erasedAfter]) expect(await drill.nameOf(id)).toEqual({ value: null, erased: true });
    const verified = await drill.run('verify', '--keys', '--json');
    expect([verified.code, JSON.parse(verified.out)]).toMatchObject([0, { sound: true, findings: [], codes: true }]);
    receiptOf(await drill.homeward.command('receiveReferral', referralOf(crypto.randomUUID())));
  },
  DRILL_TIMEOUT_MS,
);
