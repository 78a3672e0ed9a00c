import { Inject, Injectable, type ArgumentsHost } from '@nestjs/common';
import { GqlArgumentsHost } from '@nestjs/graphql';
import type { GraphQLResolveInfo } from 'graphql';
import { isUuid, type Actor } from '#kernel/decider';
import { answerTo } from '#platform/errors';
import { SUBJECTS, commandNameOf } from '#nest';
import { AccessLog } from './access-log.js';

/** Errors that are not refusals by a rule: a malformed command, an unknown caller, or an unknown outcome. */
const NO_RULE: ReadonlySet<unknown> = new Set([
  undefined,
  'VALIDATION',
  'UNAUTHENTICATED',
  'OUTCOME_UNKNOWN',
  'TOO_LARGE',
  'UNAVAILABLE',
  'INTERNAL',
  // it would be written to another log
  'LOG_MISMATCH',
]);

type Input = Readonly<Record<string, unknown>>;

/** Writes a refused command to the log before the caller is answered. */
@Injectable()
export class CommandRefusals {
  constructor(@Inject(AccessLog) private readonly log: AccessLog) {}

  /** @returns the answer: the same error, or that it cannot be written. */
  async record(error: unknown, host: ArgumentsHost): Promise<unknown> {
    const graphql = GqlArgumentsHost.create(host);
    const { by } = graphql.getContext<{ by?: Actor }>();
    const { parentType, fieldName } = graphql.getInfo<GraphQLResolveInfo>();
    if (!by || parentType.name !== 'Mutation') return error;
    const command = commandNameOf(fieldName);
    const { input = {} } = graphql.getArgs<{ input?: Input }>();
    return this.note(error, { by, command, input });
  }

  /** Records the refusal of a command that did not come as a mutation. @returns as `record` does */
  async note(
    error: unknown,
    { by, command, input }: { readonly by: Actor; readonly command: string; readonly input: Input },
  ): Promise<unknown> {
    const code = answerTo(error)?.extensions.code;
    if (NO_RULE.has(code)) return error;
    const data = { code: String(code), command, ...subjectsIn(input) };
    return this.log.write(by, { type: 'CommandRefused', data }).then(
      () => error,
      (unavailable: unknown) => unavailable,
    );
  }
}

/** Takes only ids from the input, since the input of a caller without the right has not been validated. */
const subjectsIn = ({ otherSurvivorId, ...input }: Input): Readonly<Record<string, string>> => {
  // a request to another office names the survivor so
  const named: Input = { survivorId: otherSurvivorId, ...input };
  return Object.fromEntries(
    Object.values(SUBJECTS).flatMap((field) => {
      const id = String(named[field]).toLowerCase();
      return isUuid(id) ? [[field, id]] : [];
    }),
  );
};
