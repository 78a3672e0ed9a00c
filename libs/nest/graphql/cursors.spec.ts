import { InputType } from '@nestjs/graphql';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { DayAndKey, InstantAndId } from './fields.js';

@InputType()
class DaysPage {
  @DayAndKey(/^\d{1,3}$/, 'must be the cursor of a group') readonly after?: string;
}

@InputType()
class InstantsPage {
  @InstantAndId('must be the cursor of a notice') readonly after?: string;
}

const problemsOf = async (page: new () => object, after: unknown): Promise<string[]> =>
  (await validate(plainToInstance(page, { after }))).flatMap(({ constraints = {} }) => Object.values(constraints));

describe('the cursor of a list in the order of days', () => {
  it.each([['2020-02-29/1'], ['2020-06-30/123'], [undefined], [null]])('may be %s', async (after) => {
    expect(await problemsOf(DaysPage, after)).toEqual([]);
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
    expect(await problemsOf(DaysPage, after)).toEqual(['after must be the cursor of a group']);
  });
});

describe('the cursor of a list in the order of instants', () => {
  const ID = '0123abcd-0123-4abc-8abc-0123456789ab';

  it.each([[`2020-02-29T23:59:59.000Z/${ID}`], [`2020-02-29T23:59:59.000+15:59/${ID}`], [undefined], [null]])(
    'may be %s',
    async (after) => {
      expect(await problemsOf(InstantsPage, after)).toEqual([]);
    },
  );

  it.each([
    [`2026-13-45T10:00:00.000Z/${ID}`],
    [`2019-02-29T10:00:00.000Z/${ID}`],
    [`2020-02-29T25:00:00.000Z/${ID}`],
    [`2020-02-29T10:00:00.000+23:59/${ID}`],
    [`2020-02-29T10:00:00.000-16:00/${ID}`],
    [`2020-02-29T..........Z/${ID}`],
    [`2020-02-29/${ID}`],
    [`2020-02-29T10:00:00.000Z/${'-'.repeat(36)}`],
    ['2020-02-29T10:00:00.000Z/'],
    ['2020-02-29T10:00:00.000Z'],
    [7],
  ])('is not %s, which would be a fault of a database', async (after) => {
    expect(await problemsOf(InstantsPage, after)).toEqual(['after must be the cursor of a notice']);
  });
});
