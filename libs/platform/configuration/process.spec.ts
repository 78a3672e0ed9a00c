import { jest } from '@jest/globals';
import { StoreUnavailable } from '#kernel/event-store';
import { ConfigurationError } from './configuration.js';
import { startLog } from '#platform/logging';
import { untilAbandoned, untilStopped, withReasons } from './process.js';

const written: string[] = [];
const exits: unknown[] = [];
const take = (text: unknown) => {
  written.push(String(text));
  return true;
};

/** Waits until the lines of this turn of the event loop are written. */
const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));
const linesOf = (texts: readonly string[]) =>
  texts
    .join('')
    .split('\n')
    .filter((line) => line !== '');

beforeEach(async () => {
  written.length = 0;
  exits.length = 0;
  jest.spyOn(process.stderr, 'write').mockImplementation(take);
  jest.spyOn(process.stdout, 'write').mockImplementation(take);
  startLog('api', {});
  await turn();
  written.length = 0;
  jest.spyOn(process, 'exit').mockImplementation(((code: unknown) => exits.push(code)) as never);
});
afterEach(() => jest.restoreAllMocks());

const crashListeners = process.listeners('uncaughtException');
afterAll(() => {
  for (const listener of process.listeners('uncaughtException'))
    if (!crashListeners.includes(listener)) process.off('uncaughtException', listener);
});

const failing = (error: unknown) => withReasons(() => Promise.reject(error as Error));
const os = (code: string, more: object = {}) =>
  Object.assign(new Error(`${code} with secret:password`), { code, ...more });

describe('a process that cannot start', () => {
  const readLog = () =>
    linesOf(written).map((line) => JSON.parse(line) as { event: string; msg: string; where?: string[] });

  it.each<[string, unknown, string]>([
    ['a value from outside', new ConfigurationError('HOMEWARD_PORT is "x".'), 'HOMEWARD_PORT is "x".'],
    ['a port that is taken', os('EADDRINUSE', { port: 4000 }), 'Port 4000 is in use'],
    ['an address of another machine', os('EADDRNOTAVAIL', { address: '10.9.8.7', port: 4000 }), 'no address 10.9.8.7'],
    ['a port that is forbidden', os('EACCES', { port: 80 }), 'Port 80 may not be opened'],
    ['nobody who answers', os('ECONNREFUSED', { address: '::1', port: 5432 }), 'Nothing answers at ::1:5432'],
    [
      'no answer at several addresses',
      new AggregateError([os('ECONNREFUSED', { address: '::1', port: 1 })]),
      'Nothing answers at ::1:1',
    ],
    ['an unknown host', os('ENOTFOUND'), 'is not known'],
    ['a wrong password', os('28P01'), 'refuses the password'],
    [
      'a view that was changed in place',
      Object.assign(new Error('A view was changed in place.'), { name: 'ChangedInPlace' }),
      'A view was changed in place.',
    ],
    ['an event store that is away', new StoreUnavailable('The event store cannot be reached.'), 'cannot be reached'],
  ])('prints one line, and exits with 78: %s', async (_, error, sentence) => {
    await failing(error);
    expect(exits).toEqual([78]);
    expect(readLog()).toEqual([
      expect.objectContaining({
        level: 'fatal',
        event: 'PROCESS_FAILED',
        exitCode: 78,
        msg: expect.stringContaining(sentence),
      }),
    ]);
    expect(readLog()[0]).not.toHaveProperty('where');
    expect(written[0]).not.toMatch(/secret|undefined/);
  });

  it('prints a line for each of several wrong settings', async () => {
    await failing(ConfigurationError.fromFaults(['HOMEWARD_PORT is "x".', 'HOMEWARD_HOST is "y".']));
    expect(readLog().map(({ msg }) => msg)).toEqual(['HOMEWARD_PORT is "x".', 'HOMEWARD_HOST is "y".']);
  });

  it.each<[string, unknown]>([
    ['a bug', new TypeError('x is not a function')],
    ['a file that is forbidden', os('EACCES', { path: '/data' })],
    ['something that is no error', 'oops'],
    ['nothing at all', undefined],
  ])('prints a stack, and exits with 1, for an unforeseen error: %s', async (_, error) => {
    await failing(error);
    expect(exits).toEqual([1]);
    expect(readLog()).toEqual([expect.objectContaining({ level: 'fatal', exitCode: 1 })]);
    expect(readLog()[0]!.where?.some((frame) => frame.startsWith('at '))).toBe(error instanceof Error);
    expect(written[0]).not.toContain('Port undefined');
  });

  it('stops waiting, and prints nothing, after its parent process has gone', async () => {
    const before = process.listeners('disconnect');
    const abandoned = untilAbandoned();
    for (const listener of process.listeners('disconnect')) if (!before.includes(listener)) listener();
    expect(abandoned.aborted).toBe(true);
    await failing(abandoned.reason);
    expect([written, exits]).toEqual([[], [0]]);
  });

  it('prints nothing if it starts', async () => {
    await withReasons(async () => {});
    expect([written, exits]).toEqual([[], []]);
  });
});

describe('a process that runs', () => {
  const eventsLogged = () => linesOf(written.slice(1)).map((line) => (JSON.parse(line) as { event: string }).event);
  const SIGNALS = ['SIGTERM', 'SIGINT', 'disconnect'] as const;
  const before = SIGNALS.map((signal) => process.listeners(signal as 'SIGTERM'));
  afterEach(() => {
    for (const [index, signal] of SIGNALS.entries())
      for (const listener of process.listeners(signal as 'SIGTERM'))
        if (!before[index]!.includes(listener)) process.removeListener(signal, listener);
  });
  /** Raises a signal as the operating system would, but only in this process. */
  const send = (signal: (typeof SIGNALS)[number]) => {
    const others = before[SIGNALS.indexOf(signal)]!;
    for (const listener of process.listeners(signal as 'SIGTERM')) if (!others.includes(listener)) listener('SIGTERM');
  };

  it.each(SIGNALS)('announces that it is ready, and stops on %s', async (signal) => {
    let stopped = 0;
    const running = untilStopped({ ready: true, url: 'http://127.0.0.1:1' }, async () => stopped++);
    expect(written[0]).toBe('{"ready":true,"url":"http://127.0.0.1:1"}\n');
    await turn();
    expect(eventsLogged()).toEqual(['PROCESS_READY']);
    expect(stopped).toBe(0);
    send(signal);
    await running;
    await turn();
    expect([stopped, exits]).toEqual([1, [0]]);
    expect(eventsLogged()).toEqual(['PROCESS_READY', 'PROCESS_STOPPING', 'PROCESS_STOPPED']);
  });

  it('exits after eight seconds, even if a connection does not end', async () => {
    jest.useFakeTimers();
    void untilStopped({ ready: true }, () => new Promise(() => {}));
    send('SIGTERM');
    await jest.advanceTimersByTimeAsync(7_999);
    expect(exits).toEqual([]);
    await jest.advanceTimersByTimeAsync(1);
    expect(exits).toEqual([1]);
    jest.useRealTimers();
  });
});
