import { pollUntil, until } from './testing.js';

describe('waiting for another process', () => {
  it('returns what is found, though looks before it failed', async () => {
    let looks = 0;
    const look = async () => {
      looks += 1;
      if (looks === 1) throw new Error('The process starts.');
      return looks === 3 && 'found';
    };
    expect(await until('it is there', look, 90_000)).toBe('found');
  });

  it('names the error of the last look, and has it as its cause', async () => {
    const error = new TypeError('fetch failed');
    await expect(until('the API answers', () => Promise.reject(error), 0)).rejects.toMatchObject({
      message: 'Not within 0 ms: the API answers; the last look failed: TypeError: fetch failed',
      cause: error,
    });
  });

  it('names no error where the last look found nothing', async () => {
    await expect(until('the API answers', async () => false, 0)).rejects.toMatchObject({
      message: 'Not within 0 ms: the API answers',
      cause: undefined,
    });
  });
});

describe('polling', () => {
  it('returns the first value that is as it is to be', async () => {
    let looks = 0;
    expect(
      await pollUntil(
        () => (looks += 1),
        (value) => value === 3,
      ),
    ).toBe(3);
    expect(await pollUntil(async () => (looks += 1) > 5)).toBe(true);
  });

  it('fails with the last value, and at once where a look fails', async () => {
    const message = 'The condition did not become true in time: [ 7 ]';
    await expect(
      pollUntil(
        () => [7],
        () => false,
        -1,
      ),
    ).rejects.toThrow(message);
    await expect(pollUntil(() => Promise.reject(new Error('There is no table.')))).rejects.toThrow(
      'There is no table.',
    );
  });
});
