import { randomUUID } from 'node:crypto';
import { refuse, type Decider, type JsonObject } from '#kernel/decider';
import { DEFAULT_SETTINGS } from '#settings';
import {
  AS_STORED,
  AggregateStore,
  Codec,
  FlawedStream,
  InMemoryEventStore,
  type Authorization,
  type StoreContext,
} from '#kernel/event-store';
import { TEST_STAMP } from '#kernel/event-store/testing';
import { PlainSealing, digestWith } from '#kernel/integrity';
import { ProsecutionCommand, SurvivorCommand, type AnyCommand } from './commands.js';
import { Text } from './graphql/fields.js';
import { AggregateStores, handlerOf, type OtherRecords } from './handler.js';
import type { Receipt } from './graphql/receipt.js';

class Meet extends SurvivorCommand {
  @Text(100) readonly name!: string;
}

class Open extends ProsecutionCommand {
  @Text(100) readonly name!: string;
}

type Events = { Met: JsonObject };
const decider: Decider<number, Events, Record<string, JsonObject>> & Authorization<number> = {
  initial: 0,
  authorize: () => undefined,
  authorizeFlawed: (_, __, { id }) => void (id === 'stranger' && refuse('NOT_FOUND', 'There is none.')),
  decide: {
    Meet: (met, data) => (met > 0 ? refuse('MET', 'This survivor was met before.') : [{ type: 'Met', data }]),
    Keep: (_, data) => [{ type: 'Met', data }],
    Open: (_, data) => [{ type: 'Met', data }],
    Nothing: () => [],
  },
  evolve: { Met: (met) => met + 1 },
};

const by = { id: 'sokha', role: 'CASE_WORKER', organisation: 'A21' };
const origin = '0123abcd';

let store: InMemoryEventStore;
let ask: (
  category: 'survivor' | 'prosecution',
  name: string,
  fields: object,
  others?: OtherRecords,
) => Promise<Receipt>;
beforeEach(() => {
  store = new InMemoryEventStore();
  const storeContext: StoreContext = {
    store,
    codec: new Codec(new PlainSealing(), {}, AS_STORED),
    digest: digestWith(Buffer.from('s')),
    origin,
    settings: DEFAULT_SETTINGS,
    stamp: TEST_STAMP,
  };
  const stores: AggregateStores = {
    storeContext,
    of: (category) => new AggregateStore(storeContext, category, decider) as never,
  };
  ask = async (category, name, fields, others) => {
    const Handler = handlerOf(category, name, category === 'survivor' ? Meet : Open, { others });
    const handler = new Handler(stores) as { execute(asked: AnyCommand): Promise<Receipt> };
    return handler.execute({ by, ...fields } as unknown as AnyCommand);
  };
});

const dataIn = async (stream: string) => (await store.read(stream)).map(({ data }) => data);

describe('a command', () => {
  it('is recorded in the stream that it names, without its metadata fields', async () => {
    const survivorId = randomUUID();
    const commandId = randomUUID();
    const receipt = await ask('survivor', 'Meet', { survivorId, commandId, name: 'Sophea' });
    const [event] = await store.read(`survivor-${survivorId}`);
    expect(receipt).toEqual({
      id: survivorId,
      survivorId,
      revision: 0,
      position: `${origin}.${event!.position}`,
      eventIds: [event!.id],
      command: 'Meet',
    });
    expect(event).toMatchObject({ data: { name: 'Sophea' }, metadata: { commandId, actor: by, command: 'Meet' } });
    expect(Object.keys(event!.data)).toEqual(['name']);
  });

  it('gets an id if it has none, so that it is another command each time', async () => {
    const receipts = [
      await ask('survivor', 'Meet', { name: 'A' }),
      await ask('survivor', 'Meet', { name: 'A', commandId: undefined }),
    ];
    expect(new Set(receipts.map(({ id }) => id)).size).toBe(2);
    const commands = await Promise.all(
      receipts.map(async ({ id }) => (await store.read(`survivor-${id}`))[0]!.metadata.commandId),
    );
    for (const commandId of commands) expect(commandId).toMatch(/^[0-9a-f-]{36}$/);
  });

  it('without a survivor id creates a stream named after the command: a repetition finds the same stream', async () => {
    const commandId = randomUUID();
    const receipt = await ask('survivor', 'Meet', { commandId, name: 'Sophea', survivorId: undefined });
    expect(receipt.id).toMatch(/^[0-9a-f]{8}-[0-9a-f]{4}-5[0-9a-f]{3}-[89ab][0-9a-f]{3}-[0-9a-f]{12}$/);
    expect(await ask('survivor', 'Meet', { commandId, name: 'Sophea' })).toEqual(receipt);
    await expect(ask('survivor', 'Meet', { commandId, name: 'Another' })).rejects.toMatchObject({
      code: 'COMMAND_REUSED',
    });
    expect(await dataIn(`survivor-${receipt.id}`)).toEqual([{ name: 'Sophea' }]);
  });

  it('records no field without a value, at any depth', async () => {
    const commandId = randomUUID();
    const given = {
      name: 'Sophea',
      note: undefined,
      expectedRevision: undefined,
      place: { town: undefined, code: 'KH', list: [{ a: undefined, b: 1 }] },
    };
    const { id } = await ask('survivor', 'Meet', { commandId, ...given });
    const recorded = { name: 'Sophea', place: { code: 'KH', list: [{ b: 1 }] } };
    expect(await dataIn(`survivor-${id}`)).toEqual([recorded]);
    expect(await ask('survivor', 'Meet', { commandId, ...recorded })).toMatchObject({ id, revision: 0 });
  });

  it('about a prosecution has no survivor', async () => {
    const prosecutionId = randomUUID();
    const receipt = await ask('prosecution', 'Open', { prosecutionId, name: 'x' });
    expect(receipt).toMatchObject({ id: prosecutionId, revision: 0 });
    expect(receipt).not.toHaveProperty('survivorId');
    expect(await dataIn(`prosecution-${prosecutionId}`)).toEqual([{ name: 'x' }]);
  });

  it('that changes nothing returns the revision of the stream, even if the stream does not exist', async () => {
    const survivorId = randomUUID();
    expect(await ask('survivor', 'Nothing', { survivorId })).toMatchObject({
      revision: -1,
      position: `${origin}.-1`,
      eventIds: [],
    });
    const { position } = await ask('survivor', 'Meet', { survivorId, name: 'x' });
    expect(await ask('survivor', 'Nothing', { survivorId })).toMatchObject({ revision: 0, position });
  });

  it('must name another record that exists, and not its own', async () => {
    const [survivorId, other] = [randomUUID(), randomUUID()];
    const keeping = (kept: string) => ask('survivor', 'Keep', { survivorId, kept }, { kept: { category: 'survivor' } });
    await expect(keeping(survivorId)).rejects.toMatchObject({ code: 'SAME_RECORD' });
    await expect(keeping(other)).rejects.toMatchObject({ code: 'NOT_FOUND' });
    expect(await dataIn(`survivor-${survivorId}`)).toEqual([]);
    await ask('survivor', 'Meet', { survivorId: other, name: 'x' });
    expect(await keeping(other)).toMatchObject({ revision: 0 });
    const elsewhere = ask('survivor', 'Keep', { survivorId, kept: other }, { kept: { category: 'prosecution' } });
    await expect(elsewhere).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('tells only those who have to do with a record that it cannot be relied on', async () => {
    const [flawed, other] = [randomUUID(), randomUUID()];
    await ask('survivor', 'Meet', { survivorId: flawed, name: 'x' });
    const read = store.read.bind(store);
    const flaw = { kind: 'unproven', reason: 'it has no code' } as const;
    store.inspect = read;
    store.read = async (stream, ...more) => {
      if (stream === `survivor-${flawed}`) throw new FlawedStream(stream, 0, flawed, flaw);
      return read(stream, ...more);
    };
    const keeping = (survivorId: string, kept: string, id: string) =>
      ask('survivor', 'Keep', { survivorId, kept, by: { ...by, id } }, { kept: { category: 'survivor' } });
    await expect(keeping(other, flawed, 'stranger')).rejects.toMatchObject({ code: 'NOT_FOUND' });
    await expect(keeping(other, flawed, 'sokha')).rejects.toThrow(FlawedStream);
    await expect(keeping(flawed, other, 'stranger')).rejects.toMatchObject({ code: 'NOT_FOUND' });
  });

  it('is refused if the other record’s events forbid it; a repetition is not checked again', async () => {
    const [survivorId, other, commandId] = [randomUUID(), randomUUID(), randomUUID()];
    const requires = (events: readonly { readonly data: object }[]) => {
      if (events.length > 1) refuse('GONE', 'The survivor is elsewhere.');
    };
    const keeping = (id: string) =>
      ask('survivor', 'Keep', { survivorId, commandId: id, kept: other }, { kept: { category: 'survivor', requires } });
    await ask('survivor', 'Meet', { survivorId: other, name: 'x' });
    const receipt = await keeping(commandId);
    await ask('survivor', 'Keep', { survivorId: other });
    await expect(keeping(randomUUID())).rejects.toMatchObject({ code: 'GONE' });
    expect(await keeping(commandId)).toEqual(receipt);
  });

  it('is refused for an outdated revision, and by its rule', async () => {
    const survivorId = randomUUID();
    await ask('survivor', 'Meet', { survivorId, name: 'x' });
    await expect(ask('survivor', 'Meet', { survivorId, name: 'x' })).rejects.toMatchObject({ code: 'MET' });
    const late = ask('survivor', 'Meet', { survivorId, name: 'x', expectedRevision: 5 });
    await expect(late).rejects.toMatchObject({ expected: 5, revision: 0 });
  });
});
