import { jest } from '@jest/globals';
import { IncomingMessage, ServerResponse } from 'node:http';
import { Socket } from 'node:net';
import { levelFault } from './level.js';
import { assignRequestId, logLine, createLogger, requestId, startLog, withRequestId, writeLine } from './log.js';
import { nestLog } from './nest-log.js';
import { asText } from './text.js';

const lines: string[] = [];
const keep = { write: (line: string) => void lines.push(line) };
const readLog = () =>
  lines
    .join('')
    .split('\n')
    .filter((line) => line !== '')
    .map((line) => JSON.parse(line) as Readonly<Record<string, unknown>>);
/** Waits until the lines of this turn of the event loop are written. */
const turn = () => new Promise<void>((resolve) => void setImmediate(resolve));
beforeEach(() => void (lines.length = 0));
afterEach(() => jest.restoreAllMocks());

const intoStandardError = (env: Readonly<Record<string, string>> = {}) => {
  jest.spyOn(process.stderr, 'write').mockImplementation((line) => lines.push(String(line)) > 0);
  startLog('api', env);
};

describe('the log', () => {
  it('has one JSON object a line, with level, time, process and a stable name', () => {
    writeLine(createLogger('api', 'info', keep), 'PROCESS_STOPPED', { ms: 7 }, 'It has\nstopped.');
    expect(lines.join('')).toMatch(/^[^\n]+\n$/);
    expect(readLog()).toEqual([
      {
        level: 'info',
        time: expect.stringMatching(/^\d{4}-\d\d-\d\dT[\d:.]+Z$/),
        process: 'api',
        pid: process.pid,
        event: 'PROCESS_STOPPED',
        ms: 7,
        msg: 'It has\nstopped.',
      },
    ]);
  });

  it('leaves out the lines below its level, which is info unless HOMEWARD_LOG_LEVEL says otherwise', async () => {
    const answer = () => logLine('REQUEST_ANSWERED', { status: 200 });
    for (const env of [{}, { HOMEWARD_LOG_LEVEL: 'loud' }, { HOMEWARD_LOG_LEVEL: 'debug' }]) {
      intoStandardError(env);
      answer();
      await turn();
    }
    expect(readLog().filter(({ event }) => event === 'REQUEST_ANSWERED')).toHaveLength(1);
    expect(levelFault({ HOMEWARD_LOG_LEVEL: 'loud' })).toBe(
      'HOMEWARD_LOG_LEVEL is "loud": it must be debug, info, warn or error.',
    );
    expect(levelFault({ HOMEWARD_LOG_LEVEL: '' })).toBeUndefined();
  });

  it('has the lines of Nest and of our classes, with the code and the place of an error in fields', async () => {
    intoStandardError();
    await turn();
    lines.length = 0;
    nestLog.warn('It is away.\nError\n    at a (/a.js:1:1)', 'Log');
    nestLog.error('SETS_BROKEN: It broke.', 'Error: x\n    at b (/b.js:1:1)', 'Sets');
    nestLog.log('Mapped {/health, GET} route', 'RouterExplorer');
    nestLog.log('Removed 3 documents.', 'Documents');
    await turn();
    expect(readLog()).toMatchObject([
      { level: 'warn', part: 'Log', msg: 'It is away.', where: ['Error', 'at a (/a.js:1:1)'] },
      {
        level: 'error',
        part: 'Sets',
        event: 'SETS_BROKEN',
        msg: 'SETS_BROKEN: It broke.',
        where: ['Error: x', 'at b (/b.js:1:1)'],
      },
      { level: 'info', part: 'Documents', msg: 'Removed 3 documents.' },
    ]);
  });

  it('has warnings of Node.js too', () => {
    intoStandardError();
    process.emit('warning', Object.assign(new Error('It is old.'), { name: 'DeprecationWarning' }));
    expect(readLog().at(-1)).toMatchObject({ event: 'NODE_WARNING', msg: 'DeprecationWarning: It is old.' });
  });

  it('has no warning that Node.js 24 gives of a package', async () => {
    intoStandardError();
    await turn();
    lines.length = 0;
    process.emit('warning', Object.assign(new Error('Old.'), { name: 'DeprecationWarning', code: 'DEP0169' }));
    await turn();
    expect(lines).toEqual([]);
  });
});

describe('lines on the standard error', () => {
  it('are written together at the end of a turn of the event loop', async () => {
    intoStandardError();
    logLine('PROCESS_READY', { ms: 1 });
    logLine('PROCESS_STOPPING', { reason: 'SIGTERM' });
    expect(lines).toEqual([]);
    await turn();
    expect(lines).toHaveLength(1);
    expect(readLog().map(({ event }) => event)).toEqual(['PROCESS_STARTING', 'PROCESS_READY', 'PROCESS_STOPPING']);
  });

  it('are written at once with a graver one, so that none is lost before an end', () => {
    intoStandardError();
    logLine('EVENT_LOOP_BLOCKED');
    expect(readLog().map(({ event }) => event)).toEqual(['PROCESS_STARTING', 'EVENT_LOOP_BLOCKED']);
  });
});

describe('the id of a request', () => {
  const requestWith = (header?: string) => {
    const request = Object.assign(new IncomingMessage(new Socket()), { headers: { 'x-request-id': header } });
    const response = new ServerResponse(request);
    let within: string | undefined;
    withRequestId(assignRequestId(request as never, response), () => {
      within = requestId();
      writeLine(createLogger('api', 'info', keep), 'COMMAND_HANDLED', { command: 'EnterAftercare' });
    });
    return { within, answered: response.getHeader('x-request-id') };
  };

  it('is in each of its lines, and in its answer', () => {
    const { within, answered } = requestWith();
    expect(within).toMatch(/^[0-9a-f-]{36}$/);
    expect(answered).toBe(within);
    expect(readLog()).toMatchObject([{ request: within, command: 'EnterAftercare' }]);
  });

  it.each(['4bf92f3577b34da6a3ce929d0e0e4736', 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6'])(
    'is that of the proxy: %s',
    (id) => expect(requestWith(id).within).toBe(id),
  );

  it.each(['Sreymom', '', 'a b', '"}', 'f81d4fae-7dec-11d0-a765-00a0c91e6bf6-Sreymom', 'x'.repeat(4_000)])(
    'is never another text of a caller: %s',
    (text) => expect(requestWith(text).within).toMatch(/^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/),
  );
});

describe('a line at a terminal', () => {
  it('is for people', () => {
    writeLine(createLogger('api', 'info', keep), 'READER_FAILED', {
      reader: 'views',
      attempt: 2,
      where: ['at a (/a.js:1:1)'],
    });
    expect(asText(lines[0]!)).toMatch(
      /^\d\d:\d\d:\d\d warn {2}api: A reader of the log has stopped, and starts again\. {2}\(event=READER_FAILED reader=views attempt=2\)\n {9}at a/,
    );
  });
});
