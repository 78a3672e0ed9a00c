import { Logger } from '@nestjs/common';
import { InMemoryEventStore } from '#kernel/event-store';
import { CheckpointConflict } from '#kernel/projections';
import { BuildRun } from '../testing/build-run.js';
import { copyShare, type Share } from './build.js';

Logger.overrideLogger(false);

/** More than one of each partition, as good as certainly. */
const PEOPLE = 60;
const FOUR = { partitions: 4 };

let run: BuildRun;
beforeEach(async () => {
  run = await BuildRun.start();
  for (let person = 0; person < PEOPLE; person++) await run.met('2020-03-01');
});
afterEach(() => run.stop());

const guestsIn = async (schema: string) => {
  const [found] = await run.kept!.query(
    `SELECT count(*)::int, count(DISTINCT xmin::text)::int AS commits FROM ${schema}.guest`,
  );
  return found as { count: number; commits: number };
};
const checkpointsIn = (schema: string) => run.kept!.query(`SELECT name, position, events FROM ${schema}.checkpoint`);
const atTheEnd = async (events: number) => [
  { name: 'guest', position: String((await run.log.last(['survivor-']))!.position), events: String(events) },
];

describe('a set that is copied in partitions', () => {
  it('has the rows of every event, and one checkpoint for each table, at the end of the log', async () => {
    const { schema, state } = await run.built(undefined, FOUR);
    expect(state).toBe('ready');
    expect(await guestsIn(schema)).toEqual({ count: PEOPLE, commits: 4 });
    expect(await checkpointsIn(schema)).toEqual(await atTheEnd(PEOPLE));
  });

  it('has what was recorded while it was copied, once', async () => {
    const beforeShare = async () => void (await run.met('2020-03-02'));
    const { schema, state } = await run.built(undefined, { ...FOUR, beforeShare });
    expect(state).toBe('ready');
    expect(await guestsIn(schema)).toMatchObject({ count: PEOPLE + 4 });
    expect(await checkpointsIn(schema)).toEqual(await atTheEnd(PEOPLE + 4));
  });

  it('goes on as it was begun, from what each share has, after its builder was killed', async () => {
    const begun = await run.begin();
    const beforeShare = async ({ partition }: Share) => {
      if (partition.index === 2) throw new Error('killed');
    };
    await expect(run.goOn(begun, { ...FOUR, beforeShare })).rejects.toThrow('killed');
    const partly = await guestsIn(begun.schema);
    expect(partly).toMatchObject({ commits: 3 });
    const { state } = await run.goOn(begun, { partitions: 1 });
    expect(state).toBe('ready');
    expect(await guestsIn(begun.schema)).toEqual({ count: PEOPLE, commits: 4 });
    expect(await checkpointsIn(begun.schema)).toEqual(await atTheEnd(PEOPLE));
  });

  it('fills a table again that was dropped meanwhile', async () => {
    const begun = await run.begin();
    const beforeShare = async ({ partition }: Share) => {
      if (partition.index === 2) throw new Error('killed');
    };
    await expect(run.goOn(begun, { ...FOUR, beforeShare })).rejects.toThrow('killed');
    await run.kept!.query(`DROP TABLE ${begun.schema}.guest`);
    expect((await run.goOn(begun)).state).toBe('ready');
    expect(await guestsIn(begun.schema)).toMatchObject({ count: PEOPLE });
  });

  it('fails at an event that a table cannot apply, in whichever partition it is, and names it', async () => {
    const poison = await run.met('Sophea');
    const { schema, state, reason } = await run.built(undefined, FOUR);
    expect([state, reason]).toEqual([
      'failed',
      `ProjectionError: guest cannot apply the event ${poison} (Met): QueryFailedError 22007.`,
    ]);
    expect((await checkpointsIn(schema)).length).toBe(4);
  });

  it('is copied whole where the log is empty', async () => {
    await run.readFrom(new InMemoryEventStore());
    expect((await run.built(undefined, FOUR)).state).toBe('ready');
  });
});

it('is not copied again by one that comes after all shares were joined', async () => {
  const begun = await run.begin();
  let late: Share | undefined;
  const beforeShare = async (share: Share) => void (late = share);
  await run.goOn(begun, { ...FOUR, beforeShare });
  await expect(copyShare(late!, begun.site)).rejects.toThrow(CheckpointConflict);
  expect(await guestsIn(begun.schema)).toEqual({ count: PEOPLE, commits: 4 });
});
