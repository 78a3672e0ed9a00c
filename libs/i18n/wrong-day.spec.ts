import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { EARLIER, describeWrongDay } from './wrong-day.js';

describe('the day that a rule refuses', () => {
  it('is named in Khmer, with what it must not precede', () => {
    const after = { what: 'the referral', day: '2020-03-02' };
    const { km } = describeWrongDay('DATE_ORDER', { field: 'on', on: '2020-03-01', after })!;
    expect(km).toContain('2020-03-01');
    expect(km).toContain('ការបញ្ជូន (2020-03-02)');
  });

  it('is named in Khmer where it lies ahead', () => {
    expect(describeWrongDay('DATE_IN_FUTURE', { field: 'on', on: '2020-03-01' })!.km).toMatch(/^ថ្ងៃ 2020-03-01 /);
  });

  it('says no day of birth that the rule keeps to itself', () => {
    const wrong = { field: 'on', on: '2020-03-01', after: { what: 'the birth' } };
    expect(describeWrongDay('DATE_ORDER', wrong)!.km).not.toContain('(');
  });

  it('leaves to the general sentence what it has no words for', () => {
    expect(describeWrongDay('DATE_ORDER', { field: 'on' })).toBeUndefined();
    const after = { what: 'something else', day: '2020-03-02' };
    expect(describeWrongDay('DATE_ORDER', { field: 'on', on: '2020-03-01', after })).toBeUndefined();
  });

  it('has words for all that the rules compare a day with', () => {
    const files = readdirSync('libs/domain', { recursive: true, encoding: 'utf8' });
    const sources = files
      .filter((file) => /\.(decider|rules)\.ts$/.test(file))
      .map((file) => readFileSync(join('libs/domain', file), 'utf8'));
    const named = sources.flatMap((source) => [
      ...[...source.matchAll(/(?:[{,] |^ +)'((?:the|its|our|what became of) [a-z -]+)': /gm)].map(([, what]) => what!),
      ...[...source.matchAll(/what: '(the [a-z ]+)'/g)].map(([, what]) => what!),
    ]);
    expect(new Set(named).size).toBeGreaterThan(45);
    const known = new Set(EARLIER.map(({ en }) => en));
    expect([...new Set(named)].filter((what) => !known.has(what))).toEqual([]);
  });
});
