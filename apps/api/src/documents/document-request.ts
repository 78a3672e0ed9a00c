import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, Logger } from '@nestjs/common';
import { GraphQLError } from 'graphql';
import type { Actor } from '#kernel/decider';
import type { DescribedCode } from '#nest';
import { Tokens, errorReports, formatError, type RateLimitedKind } from '#platform';
import { Pace } from '../hardening/pace.js';
import { LogGuard } from '../log-guard/log-guard.js';
import { countingRefusals } from '../observed/observed.js';
import { NotLeftGuard, callerOf, type CallerHeaders } from '../sign-in/caller.js';
import { statusOf } from './refusal-status.js';

export type Request = IncomingMessage & CallerHeaders;

/** How long to wait, where the pace says so. */
const retryAfterOf = (error: unknown): string | undefined => {
  if (!(error instanceof GraphQLError)) return undefined;
  const { headers } = (error.extensions.http ?? {}) as { readonly headers?: ReadonlyMap<string, string> };
  return headers?.get('retry-after');
};

/** The same checks as before a GraphQL document, and answers in the same form. */
@Injectable()
export class DocumentRequests {
  readonly #format: ReturnType<typeof formatError>;

  constructor(
    private readonly tokens: Tokens,
    private readonly guard: LogGuard,
    private readonly notLeft: NotLeftGuard,
    private readonly pace: Pace,
  ) {
    this.#format = countingRefusals(formatError(errorReports((text) => new Logger('Documents').error(text))));
  }

  /** Who asks. @throws for a caller who may ask nothing now */
  async authenticate(request: Request, operation: string, kind: RateLimitedKind): Promise<Actor> {
    const by = await callerOf(request, { tokens: this.tokens, pace: this.pace, notLeft: this.notLeft });
    await this.pace.keeps(by, kind, operation);
    this.guard.assertRightLog();
    await this.notLeft.requireNotLeft({ by });
    return by;
  }

  refuse(response: ServerResponse, error: unknown): void {
    if (response.headersSent) {
      response.destroy(); // the client sees that the file is not whole
      this.#format({ message: '' }, error);
      return;
    }
    const answer = this.#format({ message: '' }, error);
    const status = statusOf(answer.extensions?.code as DescribedCode);
    const seconds = retryAfterOf(error) ?? (status === 503 ? '1' : undefined);
    if (seconds !== undefined) response.setHeader('retry-after', seconds);
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', connection: 'close' });
    response.end(JSON.stringify({ errors: [answer] }));
  }
}
