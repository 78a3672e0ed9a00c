import { withClosing } from './closing.js';

describe('what a verb opens', () => {
  let [closed, printed] = [[] as string[], [] as string[]];
  beforeEach(() => ([closed, printed] = [[], []]));

  const run = (fails?: Error) =>
    withClosing(
      async (closing) => {
        closing.push(async () => closed.push('store'));
        closing.push(() => Promise.reject(new Error('the socket is gone')));
        closing.push(async () => closed.push('keys'));
        if (fails) throw fails;
        return 'copied';
      },
      (line) => printed.push(line),
    );

  it('is closed after the work, the last one first', async () => {
    await run();
    expect(closed).toEqual(['keys', 'store']);
  });

  it('does not change the outcome where it cannot be closed, and is printed', async () => {
    await expect(run()).resolves.toBe('copied');
    expect(printed).toEqual(['A store did not close: Error: the socket is gone']);
  });

  it('is closed after work that fails, and the failure of the work is thrown', async () => {
    await expect(run(new Error('the disk is full'))).rejects.toThrow('the disk is full');
    expect(closed).toEqual(['keys', 'store']);
  });
});
