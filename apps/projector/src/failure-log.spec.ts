import { jest } from '@jest/globals';
import { StoreUnavailable } from '#kernel/event-store';
import { startLog } from '#platform/logging';
import { FailureLog } from './failure-log.js';

const lines: string[] = [];
/** Until the lines of this turn of the event loop are written. */
const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));
beforeAll(async () => {
  jest.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  startLog('projector');
  await turn();
});
beforeEach(() => void (lines.length = 0));
afterAll(() => jest.restoreAllMocks());

const readLog = async () => {
  await turn();
  const written = lines.join('').split('\n');
  return written.filter((line) => line !== '').map((line) => JSON.parse(line) as object);
};
const away = new StoreUnavailable('It is away.');

describe('work that is tried again until it succeeds', () => {
  it('has no stack in the log if the second attempt succeeds', async () => {
    const log = new FailureLog('views');
    log.noteFailure(away);
    log.noteSuccess();
    log.noteSuccess();
    expect(await readLog()).toMatchObject([
      { level: 'warn', event: 'READER_FAILED', reader: 'views', attempt: 1, msg: 'StoreUnavailable: It is away.' },
      { level: 'info', event: 'READER_RESUMED', reader: 'views', attempt: 2 },
    ]);
    expect(lines.join('')).not.toContain('where');
  });

  it('has one from the second failure on, and none again after a success', async () => {
    const log = new FailureLog('views');
    for (const _ of [1, 2]) log.noteFailure(away);
    log.noteSuccess();
    log.noteFailure(away);
    expect(await readLog()).toMatchObject([
      { attempt: 1 },
      { attempt: 2, where: expect.arrayContaining(['StoreUnavailable']) },
      { event: 'READER_RESUMED' },
      { attempt: 1 },
    ]);
    expect((await readLog())[0]).not.toHaveProperty('where');
    expect((await readLog())[3]).not.toHaveProperty('where');
  });

  it('repeats nothing of an error that a user may have typed', async () => {
    new FailureLog('views').noteFailure(new Error('duplicate key (Sophea)'));
    expect(lines.join('')).not.toContain('Sophea');
  });
});
