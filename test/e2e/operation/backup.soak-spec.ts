import { Drill } from '../../harness/restore-drill.js';

const DRILL_TIMEOUT_MS = 600_000;

let drill: Drill;
beforeAll(async () => {
  drill = await Drill.begin();
}, DRILL_TIMEOUT_MS);
afterAll(() => drill.end());

it(
  'a restore beside a newer signed head is whole, says what is missing, and is served once the loss is accepted',
  async () => {
    const living = await drill.person();
    const { position } = await drill.backUp();
    await drill.underLoad(8, ({ until }) => until(300)); // more than a head counts at once
    await drill.destroy({ keepsHeads: true });

    const restored = await drill.restore();
    expect(restored).toMatchObject({ code: 1, out: expect.stringContaining(`up to position ${position}`) });
    expect(restored.out).toMatch(/Missing: at least \d+ events.*npx homeward recover --accept-loss/s);
    await expect(drill.homeward.begin()).rejects.toThrow(/ended with 78: .*npx homeward recover/s);
    const accepted = await drill.run('recover', '--accept-loss', '--reason', 'The disk was lost.');
    expect([accepted.code, accepted.out]).toEqual([0, expect.stringContaining('The loss is recorded')]);
    await drill.homeward.begin();
    await drill.homeward.caughtUp();
    expect(await drill.nameOf(living)).toEqual({ value: 'Sopheak', erased: false });
    const verified = await drill.run('verify', '--keys', '--json');
    expect([verified.code, JSON.parse(verified.out)]).toMatchObject([0, { sound: true, findings: [] }]);
    expect(await drill.restore()).toMatchObject({ code: 78, out: expect.stringContaining('already running') });
  },
  DRILL_TIMEOUT_MS,
);
