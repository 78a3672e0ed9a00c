import { randomUUID } from 'node:crypto';
import type { DataSource } from 'typeorm';
import { setAsideStream, type RecordedEvent } from '#kernel/event-store';
import { Checkpoint } from './checkpoint.js';
import { ParkedStream } from './parked.js';
import { Projector } from './projector.js';
import { viewsDatabase } from '../testing/database.js';
import { Library, TABLES, contentOf, everything } from '../testing/library.js';

const [ada, bob] = [randomUUID(), randomUUID()];
const FLAW = { kind: 'unproven', reason: 'it has no code of this log' } as const;

let views: Awaited<ReturnType<typeof viewsDatabase>>;
let db: DataSource;
beforeAll(async () => {
  views = await viewsDatabase();
  db = await views.connect([Checkpoint, ...TABLES]);
});
afterAll(() => views.drop());

describe('a stream that is parked at a flawed entry', () => {
  it('resumes in every table as soon as that entry is set aside', async () => {
    const library = new Library();
    const borrowed = { on: '2020-02-01', bookId: randomUUID(), title: 'Tum Teav', pages: 100 };
    await library.record(ada, ['Met', { on: '2020-01-01', name: 'A', languages: [] }]);
    await library.record(ada, ['Borrowed', { ...borrowed, title: 'forged' }]);
    await library.record(ada, ['Borrowed', { ...borrowed, title: 'Reamker', bookId: randomUUID() }]);
    await library.record(bob, ['Met', { on: '2020-01-01', name: 'B', languages: [] }]);
    const log = await library.log();
    const passOver = (event: RecordedEvent): RecordedEvent => ({ ...event, type: '$set-aside', data: {} });
    let isSetAside = false;
    const judgeEvent = (event: RecordedEvent, index: number): RecordedEvent =>
      index === 1 ? (isSetAside ? passOver(event) : { ...event, flaw: FLAW }) : event;
    const judgedLog = (): readonly RecordedEvent[] => log.map(judgeEvent);
    const store = { inspect: async (stream: string) => judgedLog().filter((event) => event.stream === stream) };
    const reading = { ...library.reading, store };
    const projector = await Projector.start(db, everything, await library.standing(), reading, {
      onFailedEvent: 'park',
    });

    await projector.project(judgedLog());
    expect((await db.getRepository(ParkedStream).find()).map(({ stream, reason }) => [stream, reason])).toEqual(
      everything.map(() => [`person-${ada}`, `unproven: ${FLAW.reason}`]),
    );
    expect((await contentOf(db)).loans).toEqual([]);

    isSetAside = true;
    const last = log.at(-1)!;
    await projector.project([
      {
        ...last,
        id: randomUUID(),
        stream: setAsideStream(`person-${ada}`),
        type: 'EventSetAside',
        data: { eventId: log[1]!.id },
        position: last.position + 1n,
      },
    ]);
    expect(await db.getRepository(ParkedStream).find()).toEqual([]);
    expect((await contentOf(db)).loans).toMatchObject([{ row: { title: 'Reamker' } }]);
  });

  it.each(['constructor', '__proto__', 'toString'])(
    'leaves other streams alone when the type of that entry is %s, a property of every object',
    async (type) => {
      const library = new Library();
      const [damaged, sound] = [randomUUID(), randomUUID()];
      const met = { on: '2020-01-01', name: 'A', languages: [] };
      for (const id of [damaged, sound]) await library.record(id, ['Met', met]);
      const log = await library.log();
      const flaw = { kind: 'unknownType', reason: 'this version does not know it' } as const;
      const batch = [{ ...log[0]!, type, flaw }, log[1]!];
      const store = { inspect: async (stream: string) => batch.filter((event) => event.stream === stream) };
      const fresh = await views.connect([Checkpoint, ...TABLES]);
      await fresh.query('DELETE FROM checkpoint');
      const reading = { ...library.reading, store };
      const projector = await Projector.start(fresh, everything, await library.standing(), reading, {
        onFailedEvent: 'park',
      });
      await projector.project(batch);
      const rows = await fresh.getRepository(ParkedStream).find();
      expect(new Set(rows.map(({ stream }) => stream))).toEqual(new Set([`person-${damaged}`]));
      expect(projector.position).toBe(batch[1]!.position);
    },
  );
});
