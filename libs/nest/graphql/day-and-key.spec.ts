import { InputType } from '@nestjs/graphql';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { DayAndKey } from './fields.js';

@InputType()
class Page {
  @DayAndKey(/^\d{1,3}$/, 'must be the cursor of a group') readonly after?: string;
}

const problemsOf = async (after: unknown): Promise<string[]> =>
  (await validate(plainToInstance(Page, { after }))).flatMap(({ constraints = {} }) => Object.values(constraints));

describe('the cursor of a list in the order of days', () => {
  it.each([['2020-02-29/1'], ['2020-06-30/123'], [undefined], [null]])('may be %s', async (after) => {
    expect(await problemsOf(after)).toEqual([]);
  });

  it.each([
    ['2026-99-99/1'],
    ['2019-02-29/1'],
    ['2020-02-29'],
    ['2020-02-29/'],
    ['2020-02-29/1234'],
    ['2020-02-29 1'],
    [7],
  ])('is not %s, which would be a fault of a database', async (after) => {
    expect(await problemsOf(after)).toEqual(['after must be the cursor of a group']);
  });
});
