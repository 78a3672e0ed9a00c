import { Writable } from 'node:stream';
import { exitOnceWritten } from './exit-once-written.js';

/** An output whose reader takes what is printed only when it is ready, as `more` does. */
const slowOutput = () => {
  const written: string[] = [];
  const waiting: (() => void)[] = [];
  const output = new Writable({
    decodeStrings: false,
    write: (text: string, _, done) => {
      waiting.push(() => {
        written.push(text);
        done();
      });
    },
  });
  return { output, written, read: () => waiting.shift()!() };
};

describe('the exit of a command', () => {
  it('waits until a slow reader has taken what was printed', async () => {
    const { output, written, read } = slowOutput();
    output.write('a long list');
    let writtenAtExit: string[] | undefined;
    const exiting = exitOnceWritten(() => (writtenAtExit = [...written]), [output]);
    await Promise.resolve();
    expect(writtenAtExit).toBeUndefined();
    read();
    await new Promise(setImmediate);
    read();
    await exiting;
    expect(writtenAtExit).toEqual(['a long list', '']);
  });

  it('waits for no reader that has gone', async () => {
    const output = new Writable({ write: (_, __, done) => done(new Error('EPIPE')) });
    output.on('error', () => undefined);
    output.write('a long list');
    await new Promise<void>((exit) => void exitOnceWritten(exit, [output]));
    expect(output.destroyed).toBe(true);
  });
});
