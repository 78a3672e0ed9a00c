import { CouldNotStart } from './could-not-start.js';

const WARNING = '(node:12) DeprecationWarning: old\n(Use `node --trace-deprecation ...` to show where)\n';
const logLineOf = (level: string, msg: string) => `${JSON.stringify({ level, process: 'projector', msg })}\n`;
const why = (code: number | null, output: string) =>
  CouldNotStart.from('projector', code, output, '/logs/projector.log');

describe('a process that could not start', () => {
  it.each([
    ['a sentence', 'A view was changed in place.\n'],
    ['a sentence with its stack', 'A view was changed in place.\n    at Object.<anonymous> (/a.js:1:1)\n    at b\n'],
    ['a sentence after output of Node', `${WARNING}A view was changed in place.\n`],
    [
      'the sentence of a line of its log, after other lines and half a line',
      `"msg":"x"}\n${logLineOf('warn', 'HOMEWARD_PROT is no setting.')}${logLineOf('fatal', 'A view was changed in place.')}${logLineOf('info', 'The start goes on.')}`,
    ],
    [
      'a sentence after the error that it explains',
      'Error: connect ECONNREFUSED\n    at a (/a.js:1:1) {\n  errno: -111\n}\nA view was changed in place.\n',
    ],
  ])('passes on a configuration error in one line: %s', (_, output) => {
    expect(why(78, output)).toMatchObject({ message: 'A view was changed in place.', exitCode: 78 });
  });

  it.each([
    [
      'caught, in its log',
      `${logLineOf('info', 'The process starts.')}${logLineOf('fatal', 'TypeError: x is not a function')}`,
    ],
    ['caught', `${WARNING}TypeError: x is not a function\n    at a (/a.js:1:1)\n`],
    ['uncaught', `/a.js:1\nx();\n^\n\nTypeError: x is not a function\n    at a (/a.js:1:1)\n\nNode.js v20.20.2\n`],
  ])('names its log after any other error: %s', (_, output) => {
    expect(why(1, output)).toMatchObject({
      message:
        'The process projector ended before it was ready (TypeError: x is not a function): see /logs/projector.log.',
      exitCode: 1,
    });
  });

  it('names its log if it printed nothing', () => {
    expect(why(null, '')).toMatchObject({
      message: 'The process projector ended before it was ready: see /logs/projector.log.',
      exitCode: 1,
    });
  });

  it('reports its last step and its last line where it was ended because it took too long', () => {
    const late = (step: string | undefined, output: string) =>
      CouldNotStart.late('api', 120_000, { step, output, logFile: '/logs/api.log' }).message;
    expect(late('opening the log', 'Waiting for the event store.\n')).toBe(
      'The process api was ended because it was not ready after 120 s, while opening the log. Its last line: Waiting for the event store. See /logs/api.log.',
    );
    expect(late(undefined, '')).toBe(
      'The process api was ended because it was not ready after 120 s. See /logs/api.log.',
    );
  });
});
