import { until } from './testing.js';

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
