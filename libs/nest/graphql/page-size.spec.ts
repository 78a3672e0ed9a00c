import { ArgsType } from '@nestjs/graphql';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { PageSize } from './fields.js';

@ArgsType()
class ListedArgs {
  @PageSize(10, { nullable: true }) readonly first?: number;
}

const isTaken = async (first: unknown): Promise<boolean> =>
  (await validate(plainToInstance(ListedArgs, { first }))).length === 0;

describe('the size of a page', () => {
  it.each([1, 10, undefined, null])('may be %s', async (first) => {
    expect(await isTaken(first)).toBe(true);
  });

  it.each([0, -1, 11, 1.5, '5', Number.NaN, Infinity])('may not be %s', async (first) => {
    expect(await isTaken(first)).toBe(false);
  });
});
