import { randomUUID } from 'node:crypto';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { WhoLookedArgs } from './who-looked.type.js';

const faultsOf = async (after: string) => {
  const problems = await validate(
    plainToInstance(WhoLookedArgs, { survivorId: randomUUID(), purpose: 'AUDIT', after }),
  );
  return problems.map(({ property }) => property);
};

describe('the cursor of who looked', () => {
  it('is a position that a log can have', async () => {
    expect(await faultsOf('0123abcd.4711')).toEqual([]);
    expect(await faultsOf(`0123abcd.${'9'.repeat(18)}`)).toEqual([]);
    expect(await faultsOf(`0123abcd.${'9'.repeat(19)}`)).toEqual(['after']);
  });
});
