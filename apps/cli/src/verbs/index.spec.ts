import { Command } from 'commander';
import { ProcessConfiguration } from '#platform/plain';
import { verbsFor } from './index.js';

const namesOf = async (...args: readonly string[]) => {
  const program = new Command('homeward');
  const found = await verbsFor(args);
  return found.map(({ group, verb }) => [group, verb(program, new ProcessConfiguration({})).name()]);
};

describe('the verbs of the command line', () => {
  it('stand in the groups of the reference, the first steps first', async () => {
    const all = await namesOf();
    expect([...new Set(all.map(([group]) => group))]).toEqual(['Run:', 'Use:', 'Operate:']);
    expect(all[0]).toEqual(['Run:', 'start']);
    expect(all).toContainEqual(['Use:', 'history']);
    expect(all).toContainEqual(['Operate:', 'verify']);
  });

  it('are loaded alone when one is named, and all together when none is known', async () => {
    expect(await namesOf('who-looked', '--json')).toEqual([['Use:', 'who-looked']]);
    expect(await namesOf('help', 'who-looked')).toEqual([['Use:', 'who-looked']]);
    expect(await namesOf('toString')).toEqual(await namesOf());
  });
});
