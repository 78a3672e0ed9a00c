import { setTimeout as sleep } from 'node:timers/promises';
import { Ambient } from './ambient.js';

describe('an ambient value', () => {
  const [language, reader] = [new Ambient<string>(), new Ambient<string>()];
  const both = () => [language.get(), reader.get()];

  it('is known to the work and to all that it starts, beside the values of others', async () => {
    const later = async () => {
      await sleep(1);
      return both();
    };
    await expect(language.run('km', () => reader.run('sokha', later))).resolves.toEqual(['km', 'sokha']);
  });

  it('is unknown outside, and the former one again after the work', () => {
    const seen = language.run('km', () => [language.run('en', both), both()]);
    expect([...seen, both()]).toEqual([
      ['en', undefined],
      ['km', undefined],
      [undefined, undefined],
    ]);
  });

  it('is not mixed up between two works that run at once', async () => {
    const work = (name: string) =>
      reader.run(name, async () => {
        await sleep(1);
        return reader.get();
      });
    await expect(Promise.all(['sokha', 'dara'].map(work))).resolves.toEqual(['sokha', 'dara']);
  });
});
