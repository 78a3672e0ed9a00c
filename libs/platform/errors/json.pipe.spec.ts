import { jest } from '@jest/globals';
import { IsString, ValidateNested, getMetadataStorage } from 'class-validator';
import { Type } from 'class-transformer';
import { JsonPipe } from './json.pipe.js';

class Cost {
  @IsString() readonly currency!: string;
}

class Delivery {
  @IsString() readonly on!: string;
  @ValidateNested() @Type(() => Cost) readonly cost!: Cost;
}

const pipe = new JsonPipe({ transform: true, whitelist: true });
const checked = (value: unknown) => pipe.transform(value, { type: 'body', metatype: Delivery });

describe('the arguments of a request', () => {
  it('are checked with one search through the rules of all classes for each object', async () => {
    const search = jest.spyOn(getMetadataStorage(), 'getTargetValidationMetadatas');
    const asked = { on: '2020-02-01', cost: { currency: 'THB', more: 1 } };
    expect(await checked(asked)).toEqual({ on: '2020-02-01', cost: { currency: 'THB' } });
    expect(search).toHaveBeenCalledTimes(2);
    search.mockRestore();
  });

  it('are refused where a rule of a nested object, or of all, does not hold', async () => {
    for (const wrong of [
      { on: '2020-02-01', cost: { currency: 1 } },
      { on: '2020-02-01', cost: 'THB' },
      { cost: {} },
      [],
    ])
      await expect(checked(wrong)).rejects.toThrow('Bad Request');
  });
});
