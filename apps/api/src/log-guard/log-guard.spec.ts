import { randomUUID } from 'node:crypto';
import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { InMemoryEventStore, LOG_STREAM, LogMismatch, StoreUnavailable, bindKeys } from '#kernel/event-store';
import { TEST_STAMP, openTestLog } from '#kernel/event-store/testing';
import { KeysMismatch } from '#platform';
import { KeysUnavailable } from '#security/keys';
import { GuardedLog, OWN_KEYS, STREAM, newEvent } from './testing/guarded-log.js';

Logger.overrideLogger(false);

let at: GuardedLog;
beforeEach(async () => {
  at = await GuardedLog.open();
});

const mismatch = async (): Promise<string> => {
  const error: unknown = await at.guard.look().catch((reason: unknown) => reason);
  expect(error).toBeInstanceOf(LogMismatch);
  expect(() => at.guard.assertRightLog()).toThrow(LogMismatch);
  return (error as Error).message;
};

describe('the guard of the log', () => {
  it.each([
    ['was cut', 1, 0],
    ['was cut, and has grown past the last known event', 1, 9],
  ])('refuses everything once the log %s, and resumes when the right one is back', async (_, kept, grown) => {
    const right = at.behind.current;
    at.behind.current = await at.restoreStore(kept, grown);
    expect(await mismatch()).toContain('npx homeward recover');
    expect(await mismatch()).toContain('This process stands on the event');
    at.behind.current = right;
    await at.guard.look();
    expect(() => at.guard.assertRightLog()).not.toThrow();
    expect(at.forgotten).toBeGreaterThan(0);
  });

  it('refuses everything once the log is another one', async () => {
    at.behind.current = new InMemoryEventStore();
    expect(await mismatch()).toContain('behind EVENTSTORE_URL is an empty log now');
    await openTestLog(at.behind.current);
    expect(await mismatch()).toContain('behind EVENTSTORE_URL is the log');
  });

  it('remembers an event that was acknowledged a moment ago, and detects that it is missing', async () => {
    const before = await at.restoreStore(3, 0);
    await at.log.append(STREAM, [newEvent()], 2);
    at.behind.current = before;
    await mismatch();
    await mismatch();
  });

  it('does not remember what was read from another log', async () => {
    const right = at.behind.current;
    at.behind.current = await at.restoreStore(1, 9);
    await at.log.last(['survivor-']);
    await mismatch();
    at.behind.current = right;
    await at.guard.look();
    expect(() => at.guard.assertRightLog()).not.toThrow();
  });

  it('refuses everything while a view belongs to another log', async () => {
    at.reasons = () => [
      { reason: `LogMismatch: ${new LogMismatch('The checkpoint person stands elsewhere').message}` },
    ];
    expect(await mismatch()).toBe('The checkpoint person stands elsewhere. Run: npx homeward recover');
    at.reasons = () => {
      throw new Error('The database is down.');
    };
    await mismatch();
    at.reasons = () => [];
    await at.guard.look();
    expect(() => at.guard.assertRightLog()).not.toThrow();
  });

  it('refuses everything while the keys database is not the one that sealed the log, and says so', async () => {
    await bindKeys(at.behind, { origin: at.storeContext.origin, stamp: TEST_STAMP }, OWN_KEYS);
    await at.guard.look();
    at.keysId = () => randomUUID();
    await expect(at.guard.look()).rejects.toThrow(KeysMismatch);
    expect(() => at.guard.assertRightLog()).toThrow(KeysMismatch);
    expect(await at.readiness.report()).toMatchObject({
      log: false,
      code: 'KEYS_MISMATCH',
      reason: expect.stringContaining('is not the one that sealed this log'),
    });
    at.keysId = () => {
      throw new KeysUnavailable('The keys are down.');
    };
    await expect(at.guard.look()).rejects.toThrow(KeysMismatch);
    at.keysId = () => OWN_KEYS;
    await at.guard.look();
    expect(() => at.guard.assertRightLog()).not.toThrow();
  });

  it('goes on while the keys database is down', async () => {
    await bindKeys(at.behind, { origin: at.storeContext.origin, stamp: TEST_STAMP }, OWN_KEYS);
    at.keysId = () => {
      throw new KeysUnavailable('The keys are down.');
    };
    await at.guard.look();
    expect(() => at.guard.assertRightLog()).not.toThrow();
  });

  it('names the keys, and not the log, where they cannot be compared for another reason than an outage', async () => {
    await bindKeys(at.behind, { origin: at.storeContext.origin, stamp: TEST_STAMP }, OWN_KEYS);
    at.keysId = () => {
      throw new TypeError('A fault of ours.');
    };
    expect(await at.readiness.report()).toMatchObject({
      log: false,
      code: 'KEYS_UNREADABLE',
      reason:
        'It cannot be checked whether the keys database sealed this log (TypeError): check KEYS_DATABASE_URL, or else DATABASE_URL.',
    });
    expect(() => at.guard.assertRightLog()).not.toThrow();
  });

  it('does not blame the keys where the log cannot be read to compare them', async () => {
    await bindKeys(at.behind, { origin: at.storeContext.origin, stamp: TEST_STAMP }, OWN_KEYS);
    at.keysId = () => randomUUID();
    const first = jest.spyOn(at.behind, 'first').mockRejectedValue(new TypeError('A fault of the log.'));
    expect(await at.readiness.report()).toMatchObject({ code: 'LOG_UNREADABLE' });
    first.mockRestore();
  });

  it('accepts a shorter log once an operator has accepted the loss, and forgets what was lost', async () => {
    at.behind.current = await at.restoreStore(1, 0);
    await mismatch();
    await at.behind.current.append(LOG_STREAM, [{ ...newEvent(), type: 'LossAccepted' }], 0);
    await at.guard.look();
    expect(() => at.guard.assertRightLog()).not.toThrow();
    expect(await at.log.read(STREAM)).toHaveLength(1);
  });

  it('reports no mismatch while the log is down', async () => {
    at.behind.fails.read = async () => {
      throw new StoreUnavailable('The event store cannot be reached.');
    };
    await expect(at.guard.look()).rejects.toThrow(StoreUnavailable);
    expect(() => at.guard.assertRightLog()).not.toThrow();
  });
});

describe('a read of this process', () => {
  it.each(['read', 'inspect'] as const)('asks the store for all that was acknowledged to it (%s)', async (read) => {
    const asked = jest.spyOn(at.behind.current, 'read');
    await at.log[read](STREAM);
    await at.log.append(STREAM, [newEvent()], 2);
    await at.log[read](STREAM, 1);
    expect(asked.mock.calls).toEqual([
      [STREAM, undefined, { atLeast: 2 }],
      [STREAM, 1, { atLeast: 3 }],
    ]);
  });

  it('names a stream as changed once an append to it was acknowledged, though a read of the log lags', async () => {
    const { position } = (await at.log.last(['']))!;
    const lagging = jest.spyOn(at.behind, 'changedAfter').mockResolvedValue({ streams: new Map() });
    expect(await at.log.changedAfter([STREAM], position)).toEqual({ streams: new Map() });
    const appended = await at.log.append(STREAM, [newEvent()], 2);
    expect(await at.log.changedAfter([STREAM], position)).toEqual({ streams: new Map([[STREAM, 3]]) });
    expect(await at.log.changedAfter(['other-'], position)).toEqual({ streams: new Map() });
    expect(await at.log.changedAfter([STREAM], appended.position)).toEqual({ streams: new Map() });
    lagging.mockRestore();
  });

  it('remembers the last of two appends, whichever is acknowledged last', async () => {
    const { position } = (await at.log.last(['']))!;
    const first = await at.log.append(STREAM, [newEvent()], 2);
    await at.log.append(STREAM, [newEvent()], 3);
    at.behind.fails.append = async () => first as never;
    await at.log.append(STREAM, [newEvent()], 2);
    jest.spyOn(at.behind, 'changedAfter').mockResolvedValue({ streams: new Map() });
    expect((await at.log.changedAfter([STREAM], first.position))?.streams).toEqual(new Map([[STREAM, 4]]));
    expect((await at.log.changedAfter([STREAM], position))?.streams).toEqual(new Map([[STREAM, 4]]));
  });

  it('asks the store for all that a look at the log has found', async () => {
    jest.spyOn(at.behind, 'changedAfter').mockResolvedValue({ streams: new Map([[STREAM, 9]]) });
    await at.log.changedAfter([STREAM], 0n);
    const asked = jest.spyOn(at.behind.current, 'read');
    await at.log.read(STREAM);
    expect(asked.mock.calls).toEqual([[STREAM, undefined, { atLeast: 9 }]]);
  });

  it('by which only a look at the log had gone further still notices that the log was cut', async () => {
    const whole = at.behind.current;
    const before = (await at.log.last(['']))!.position;
    await at.guard.look();
    await whole.append(STREAM, [newEvent()], 2); // by another process
    at.behind.changedAfter = (...of) => at.behind.current.changedAfter(...of);
    await at.log.changedAfter([STREAM], before);
    at.behind.current = await at.restoreStore(3, 0);
    await expect(at.guard.look()).rejects.toThrow(LogMismatch);
  });

  it('names nothing of a log that was replaced while it was asked', async () => {
    at.behind.changedAfter = async () => {
      at.log.forgetAll();
      return { streams: new Map([[STREAM, 9]]) };
    };
    expect(await at.log.changedAfter([STREAM], 0n)).toBeUndefined();
  });

  type Asks = Readonly<Record<'read' | 'inspect' | 'last' | 'append', () => Promise<unknown>>>;
  it.each<[keyof Asks]>([['read'], ['inspect'], ['last'], ['append']])(
    'leaves no trace of a log that was replaced before its answer came (%s)',
    async (method) => {
      const asks: Asks = {
        read: () => at.log.read(STREAM),
        inspect: () => at.log.inspect(STREAM),
        last: () => at.log.last(['']),
        append: () => at.log.append(STREAM, [newEvent()], 2),
      };
      const ask = at.behind[method].bind(at.behind) as (...of: unknown[]) => Promise<never>;
      at.behind[method] = async (...of: unknown[]) => {
        const answer = await ask(...of);
        at.log.forgetAll();
        return answer;
      };
      await asks[method]();
      at.behind[method] = ask;
      expect(at.log.takeLast()).toBeUndefined();
      const asked = jest.spyOn(at.behind.current, 'read');
      await at.log.read(STREAM);
      expect(asked.mock.calls).toEqual([[STREAM, undefined, { atLeast: -1 }]]);
      jest.spyOn(at.behind, 'changedAfter').mockResolvedValue({ streams: new Map() });
      expect(await at.log.changedAfter([STREAM], -1n)).toEqual({ streams: new Map() });
    },
  );

  it('asks for more where the caller knows more', async () => {
    const asked = jest.spyOn(at.behind.current, 'read');
    await at.log.read(STREAM, 0, { atLeast: 2 });
    await at.log.read(STREAM, 0, { atLeast: 7 });
    expect(asked.mock.calls.map(([, , options]) => options)).toEqual([{ atLeast: 2 }, { atLeast: 7 }]);
  });
});
