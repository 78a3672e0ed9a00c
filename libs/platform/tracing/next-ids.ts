import { randomBytes } from 'node:crypto';
import type { SpanContext } from '@opentelemetry/api';

let next: Partial<Pick<SpanContext, 'traceId' | 'spanId'>> = {};

/** The ids of the next span, where they are derived; random ones otherwise. A span is made at once, so nothing comes between. */
export const nextIds = {
  traceId: (): string => next.traceId ?? randomBytes(16).toString('hex'),
  spanId: (): string => next.spanId ?? randomBytes(8).toString('hex'),
};

export const withIds = <Result>(ids: typeof next, make: () => Result): Result => {
  next = ids;
  try {
    return make();
  } finally {
    next = {};
  }
};
