import type { IncomingMessage, ServerResponse } from 'node:http';
import { Injectable, Logger } from '@nestjs/common';
import type { Actor } from '#kernel/decider';
import { Tokens, errorReports, formatError, type RateLimitedKind } from '#platform';
import { Pace } from '../hardening/pace.js';
import { LogGuard } from '../log-guard/log-guard.js';
import { countingRefusals } from '../observed/observed.js';
import { NotLeftGuard, callerOf, type CallerHeaders } from '../sign-in/caller.js';

export type Request = IncomingMessage & CallerHeaders;

/** The status of each code; the others refuse by a rule. */
const STATUS: Readonly<Record<string, number>> = {
  VALIDATION: 400,
  PURPOSE_REQUIRED: 400,
  UPLOAD_BROKEN: 400,
  UNAUTHENTICATED: 401,
  FORBIDDEN: 403,
  NOT_A_DEPUTY: 403,
  NOT_FOUND: 404,
  DOCUMENT_TOO_LARGE: 413,
  EXPORT_TOO_LARGE: 413,
  DOCUMENT_TYPE: 415,
  EXPORTS_SPENT: 429,
  QUESTIONS_SPENT: 429,
  RATE_LIMITED: 429,
  UPLOADS_SPENT: 429,
  INTERNAL: 500,
  DOCUMENT_BROKEN: 500,
  LOG_MISMATCH: 503,
  UNAVAILABLE: 503,
};
const REFUSED = 409;

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
    const status = STATUS[String(answer.extensions?.code)] ?? REFUSED;
    if (status === 503) response.setHeader('retry-after', '1');
    response.writeHead(status, { 'content-type': 'application/json; charset=utf-8', connection: 'close' });
    response.end(JSON.stringify({ errors: [answer] }));
  }
}
