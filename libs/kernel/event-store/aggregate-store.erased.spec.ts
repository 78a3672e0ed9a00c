import { randomBytes } from 'node:crypto';
import { AUTHOR } from '#kernel/decider/testing';
import { PlainSealing } from '#kernel/integrity';
import { AS_STORED, Codec, type CommandMetadata } from './codec.js';
import { POLICY_ROLE } from './event-store.js';
import { AggregateStore } from './aggregate-store.js';
import { STREAM, WatchedStore, commandMetadata, counter, eventsOfCounter, storeContextOf } from './testing/counter.js';

/** Keys that can be destroyed. */
class Keys extends PlainSealing {
  #key: Buffer | undefined = randomBytes(32);
  commandMetadata = 0;

  override async fingerprintKey(): Promise<Buffer | undefined> {
    this.commandMetadata++;
    return this.#key;
  }

  destroy(): void {
    this.#key = undefined;
  }
}

let store: WatchedStore;
let keys: Keys;
beforeEach(() => {
  store = new WatchedStore();
  keys = new Keys();
});

const storeContext = () => ({ ...storeContextOf(store), codec: new Codec(keys, {}, AS_STORED) });
const aProcess = () => new AggregateStore(storeContext(), 'counter', counter);

/** The code of the refusal, or the revision of the receipt. */
const told = (command: CommandMetadata, by: number, process = aProcess()) =>
  process.transact('a', 'Add', { by }, command).then(
    ({ revision }) => revision,
    ({ code }: { code: string }) => code,
  );

describe('a repeated command to an erased record', () => {
  it('gets its receipt whatever it contains, so a lost answer is found and no guess is confirmed', async () => {
    const here = aProcess();
    const command = commandMetadata();
    expect(await told(command, 7, here)).toBe(0);
    expect([await told(command, 7, here), await told(command, 8, here)]).toEqual([0, 'COMMAND_REUSED']);
    keys.destroy();
    for (const process of [here, aProcess()])
      for (const guess of [7, 8]) expect(await told(command, guess, process)).toBe(0);
    expect(await eventsOfCounter(store)).toEqual([7]);
  });

  it.each([
    ['by somebody else', 'Add', { by: { ...AUTHOR, id: 'another' } }],
    ['as another command', 'CountTo', {}],
  ] as const)('gets no receipt %s', async (_, name, other) => {
    const command = commandMetadata();
    await told(command, 7);
    keys.destroy();
    const body = { Add: { by: 7 }, CountTo: { upTo: 9 } };
    for (const process of [aProcess(), aProcess()])
      await expect(process.transact('a', name, body[name] as never, { ...command, ...other })).rejects.toMatchObject({
        code: 'COMMAND_REUSED',
      });
    expect(await eventsOfCounter(store)).toEqual([7]);
  });

  it('that was recorded since the erasure is still done once', async () => {
    await told(commandMetadata(), 7);
    keys.destroy();
    const command = commandMetadata();
    expect([await told(command, 2), await told(command, 2)]).toEqual([1, 1]);
    expect(await eventsOfCounter(store)).toEqual([7, 2]);
  });

  it('of a policy is answered as before', async () => {
    const command = commandMetadata({ by: { id: 'policy:counting', role: POLICY_ROLE, organisation: 'Homeward' } });
    expect(await told(command, 1)).toBe(0);
    keys.destroy();
    expect([await told(command, 1), await told(command, 2)]).toEqual([0, 'COMMAND_REUSED']);
  });
});

describe('the fingerprint of a command', () => {
  it('cannot be guessed with the key of the installation and the log', async () => {
    await told(commandMetadata(), 7);
    const { digest } = storeContext();
    const [recorded] = await store.read(STREAM);
    const body = ['a', 'Add', { by: 7 }];
    for (const guess of [body, ['erased', body]]) expect(recorded!.metadata.digest).not.toBe(digest(guess));
  });

  it('needs no key for a refused command: none is made for an unrecorded account', async () => {
    expect(await told(commandMetadata(), 1_001)).toBe('TOO_MANY');
    expect(keys.commandMetadata).toBe(0);
  });
});
