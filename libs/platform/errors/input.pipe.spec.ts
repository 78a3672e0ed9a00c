import { jest } from '@jest/globals';
import { IsOptional, IsString, ValidateNested, getMetadataStorage } from 'class-validator';
import { Type } from 'class-transformer';
import { InputPipe } from './input.pipe.js';

class Cost {
  @IsString() readonly currency!: string;
}

class Delivery {
  @IsString() readonly on!: string;
  @ValidateNested() @Type(() => Cost) readonly cost!: Cost;
}

class Plan {
  @IsOptional() readonly a?: unknown;
  @IsOptional() readonly b?: unknown;
  @IsOptional() readonly g?: unknown;
}

const pipe = new InputPipe({ transform: true, whitelist: true });
const checked = (value: unknown) => pipe.transform(value, { type: 'body', metatype: Delivery });

describe('the arguments of a request', () => {
  it('are checked without a search through the rules of all classes, once their class is known', async () => {
    const asked = { on: '2020-02-01', cost: { currency: 'THB' } };
    await checked(asked);
    const search = jest.spyOn(getMetadataStorage(), 'getTargetValidationMetadatas');
    const instance = await checked(asked);
    expect(instance).toBeInstanceOf(Delivery);
    expect(instance).toEqual(asked);
    expect(search).not.toHaveBeenCalled();
    search.mockRestore();
  });

  it('lose what no rule knows, which takes one search for each object', async () => {
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

  it('are the same where a field is null as where it was left out, at any depth', async () => {
    const sent = { a: null, b: { c: null, d: [{ e: null, f: 0 }, null, ''] }, g: false };
    const plan = await pipe.transform(sent, { type: 'body', metatype: Plan });
    expect(plan).toEqual({ b: { d: [{ f: 0 }, null, ''] }, g: false });
    expect(await pipe.transform(null, { type: 'body', metatype: String })).toBeUndefined();
  });

  it('are all that is changed: a parent or a context stays as it is', async () => {
    const parent = { rows: new Map(), a: null };
    expect(await pipe.transform(parent, { type: 'custom' })).toBe(parent);
  });
});
