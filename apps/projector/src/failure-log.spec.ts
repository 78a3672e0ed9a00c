import { jest } from '@jest/globals';
import { StoreUnavailable } from '#kernel/event-store';
import { startLog } from '#platform/logging';
import { FailureLog } from './failure-log.js';

const lines: string[] = [];
/** So many lines: those of information wait for others. */
const readLog = async (count: number): Promise<readonly object[]> => {
  const written = lines.join('').split('\n').slice(0, -1);
  if (written.length >= count) return written.map((line) => JSON.parse(line) as object);
  await new Promise((resolve) => void setImmediate(resolve));
  return readLog(count);
};
beforeAll(async () => {
  jest.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  startLog('projector', {});
  await readLog(1);
});
beforeEach(() => void (lines.length = 0));
afterAll(() => jest.restoreAllMocks());

const away = new StoreUnavailable('It is away.');

describe('work that is tried again until it succeeds', () => {
  it('has no stack in the log if the second attempt succeeds', async () => {
    const log = new FailureLog('views');
    log.noteFailure(away);
    log.noteSuccess();
    log.noteSuccess();
    expect(await readLog(2)).toMatchObject([
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
    const written = await readLog(4);
    expect(written).toMatchObject([
      { attempt: 1 },
      { attempt: 2, where: expect.arrayContaining(['StoreUnavailable']) },
      { event: 'READER_RESUMED' },
      { attempt: 1 },
    ]);
    expect(written[0]).not.toHaveProperty('where');
    expect(written[3]).not.toHaveProperty('where');
  });

  it('repeats nothing of an error that a user may have typed', async () => {
    new FailureLog('views').noteFailure(new Error('duplicate key (Sophea)'));
    expect(lines.join('')).not.toContain('Sophea');
  });
});
