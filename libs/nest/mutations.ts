import { Inject, type Abstract, type Type } from '@nestjs/common';
import { CommandBus } from '@nestjs/cqrs';
import { Args, InputType, Mutation, Resolver } from '@nestjs/graphql';
import type { Actor } from '#kernel/decider';
import { mutationNameOf } from './command-name.js';
import type { AnyCommand } from './commands.js';
import type { CommandCompletion, OtherRecords } from './handler.js';
import { CurrentActor } from './graphql/reader.js';
import { Receipt } from './graphql/receipt.js';
import { AllowedTo } from './allowed-to.js';
import type { BilingualText } from './labels.js';
import type { Role } from './role.js';
import type { Strand } from './strand.js';

/** A command that people may send, described once: from this come its mutation, its guard, its label and its menu. */
export interface MutationOf<Command> {
  readonly input: Type<AnyCommand & Command>;
  readonly allowedTo: readonly Role[];
  /** Whether it begins a case; the others record in one. */
  readonly begins?: true;
  readonly label: BilingualText;
  /** Its effect, in a case worker's words. */
  readonly description: BilingualText;
  /** Where the page of a record offers it. */
  readonly menu: Strand | 'elsewhere';
  readonly others?: OtherRecords;
  /** What fills in fields that are no input. */
  readonly completedBy?: Abstract<CommandCompletion>;
}

/**
 * One resolver with one mutation for each command: there is no command without its mutation, and no other mutation. The
 * class of a command becomes the input of its mutation here, and nowhere else.
 */
export const mutationsOf = (commands: Readonly<Record<string, MutationOf<object>>>): Type => {
  @Resolver()
  class Mutations {
    constructor(@Inject(CommandBus) readonly commands: CommandBus) {}
  }
  for (const [command, { input, allowedTo, description }] of Object.entries(commands)) {
    const name = mutationNameOf(command);
    InputType(`${command}Input`)(input);
    const method = function (this: Mutations, asked: AnyCommand, by: Actor) {
      return this.commands.execute(Object.assign(asked, { by }));
    };
    Object.defineProperty(Mutations.prototype, name, { value: method, writable: true, configurable: true });
    decorate(Mutations.prototype, name, input, [
      AllowedTo(...allowedTo),
      Mutation(() => Receipt, { name, description: description.en }) as MethodDecorator,
    ]);
  }
  return Mutations;
};

const decorate = (target: object, name: string, input: Type, decorators: readonly MethodDecorator[]): void => {
  Reflect.defineMetadata('design:paramtypes', [input, Object], target, name);
  Args('input', { type: () => input })(target, name, 0);
  CurrentActor()(target, name, 1);
  const descriptor = Object.getOwnPropertyDescriptor(target, name)!;
  for (const decorator of decorators) decorator(target, name, descriptor);
};
