import type { Type } from '@nestjs/common';
import { SurvivorCommand, declaredFieldsOf, type DeclaredField } from '#nest';

class AnyCommand extends SurvivorCommand {}

const OF_EVERY_COMMAND = declaredFieldsOf(AnyCommand);

/** The fields of an input, without those that every command has. */
export const fieldsOfInput = (input: Type): readonly (readonly [name: string, field: DeclaredField])[] =>
  [...declaredFieldsOf(input)].filter(([name]) => !OF_EVERY_COMMAND.has(name));
