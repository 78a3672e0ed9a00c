import { InputType } from '@nestjs/graphql';
import { plainToInstance } from 'class-transformer';
import { validate } from 'class-validator';
import { NestedList, Text } from './fields.js';

@InputType()
class Part {
  @Text(5) readonly name!: string;
}

@InputType()
class Whole {
  @NestedList(() => Part) readonly parts!: Part[];
}

describe('a list of parts', () => {
  it('that is far too long is refused without a look at all of it', async () => {
    const parts = Array.from({ length: 5_000 }, () => ({ name: '' }));
    const [error] = await validate(plainToInstance(Whole, { parts }));
    expect(Object.values(error!.constraints!)).toEqual([
      expect.stringContaining('must contain no more than 50 elements'),
    ]);
    expect(error!.children).toHaveLength(51);
  });
});
