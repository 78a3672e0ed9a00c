import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { timeHop } from '#kernel/event-store';

/** What a client sends as JSON, without nulls, as a valid instance of its class. */
export class InputPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // arguments only: a parent or a context is not a client's input
    const sent = metadata.type === 'body' ? withoutNulls(value ?? undefined) : value;
    return timeHop('validation', () => super.transform(sent, metadata));
  }

  /** Nothing in JSON is binary. Nest would search through all classes for each object with another object in it. */
  protected override findNestedBinaryValues(): [] {
    return [];
  }
}

/** GraphQL passes a missing input either as null or not at all: from here on it is always absent. */
const withoutNulls = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== null && each !== undefined);
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutNulls(each)]));
};
