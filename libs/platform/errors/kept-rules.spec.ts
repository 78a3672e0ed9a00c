import { jest } from '@jest/globals';
import { IsInt, IsOptional, Length, ValidateNested, getMetadataStorage, validate } from 'class-validator';
import { keepRules } from './kept-rules.js';

class Named {
  @Length(2, 4)
  name!: string;
}

class Counted extends Named {
  @IsOptional()
  @IsInt()
  count?: number;

  @IsOptional()
  @ValidateNested()
  friend?: Named;
}

const faultsOf = async (fields: object) => {
  const errors = await validate(Object.assign(new Counted(), fields), { whitelist: true, forbidUnknownValues: false });
  return errors.map(({ property, constraints = {}, children = [] }) => [
    property,
    Object.keys(constraints),
    children.map((child) => child.property),
  ]);
};

describe('kept rules of validation', () => {
  it('find the same faults as the rules that are searched each time, and search once', async () => {
    const friend = (name: string) => ({ name: 'Ada', friend: Object.assign(new Named(), { name }) });
    const inputs = [
      { name: 'Ada', count: 1 },
      { name: 'A' },
      { name: 'Ada', count: 'one' },
      {},
      friend('Eve'),
      friend('E'),
    ];
    const before = await Promise.all(inputs.map(faultsOf));
    const storage = getMetadataStorage();
    const search = jest.spyOn(storage, 'getTargetValidationMetadatas');
    keepRules(storage);
    for (let again = 0; again < 2; again++) expect(await Promise.all(inputs.map(faultsOf))).toEqual(before);
    expect(before.map((faults) => faults.length)).toEqual([0, 1, 1, 1, 0, 1]);
    expect(search).toHaveBeenCalledTimes(2); // for the class, and for the one in it
  });
});
