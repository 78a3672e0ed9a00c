import { jest } from '@jest/globals';
import { Logger } from '@nestjs/common';
import { Field, ObjectType, TypeMetadataStorage } from '@nestjs/graphql';
import { IsInt, getMetadataStorage } from 'class-validator';
import { Entity, PrimaryColumn, getMetadataArgsStorage } from 'typeorm';
import { saysTheSame } from '#decider';

const MATCHERS = Symbol.for('$$jest-matchers-object');

/** What a spec can find of those that its worker has run before it. */
const left = () => ({
  types: TypeMetadataStorage.getObjectTypesMetadata().map(({ name }) => name),
  rules: [...(getMetadataStorage() as unknown as { validationMetadatas: Map<unknown, unknown> }).validationMetadatas],
  tables: getMetadataArgsStorage().tables.map(({ name }) => name),
  variable: process.env.LEFT_BY_A_SPEC,
  loggedBy: (Logger as unknown as { staticInstanceRef?: object }).staticInstanceRef?.constructor.name,
  clock: typeof Date.now(),
  clone: typeof structuredClone,
  fetch: typeof fetch,
  ours: Object.keys(saysTheSame),
  matcher: 'toBeLeft' in (globalThis as unknown as Record<symbol, { matchers: object }>)[MATCHERS]!.matchers,
});

const leave = (): void => {
  @ObjectType()
  @Entity()
  class Left {
    @Field(() => String) @PrimaryColumn('int') @IsInt() id!: number;
  }
  process.env.LEFT_BY_A_SPEC = Left.name;
  Logger.overrideLogger(false);
  Object.assign(globalThis, { fetch: 'left', structuredClone: 'left' });
  jest.useFakeTimers({ now: 0 });
  jest.spyOn(Date, 'now').mockReturnValue('left' as never);
  Object.assign(saysTheSame, { left: true });
  expect.extend({ toBeLeft: () => ({ pass: true, message: () => '' }) });
};

/** Three files do so: two of them share one of two workers. */
export const leavesNothing = (): void => {
  it('begins with nothing that another spec of its worker has left, and leaves as much as it can', () => {
    const found = left();
    leave();
    expect(found).toEqual({
      types: [],
      rules: [],
      tables: [],
      variable: undefined,
      loggedBy: 'ConsoleLogger',
      clock: 'number',
      clone: 'function',
      fetch: 'function',
      ours: [],
      matcher: false,
    });
    expect(left()).not.toEqual(found);
  });
};
