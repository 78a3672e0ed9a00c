import type { Type } from '@nestjs/common';
import { SurvivorCommand, declaredIn, type DeclaredField } from '#nest';

class AnyCommand extends SurvivorCommand {}

const OF_EVERY_COMMAND = declaredIn(AnyCommand);

/** The fields of an input, without those that every command has. */
export const fieldsOfInput = (input: Type): readonly (readonly [name: string, field: DeclaredField])[] =>
  [...declaredIn(input)].filter(([name]) => !OF_EVERY_COMMAND.has(name));
