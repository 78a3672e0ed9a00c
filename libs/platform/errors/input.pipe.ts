import { ValidationPipe, type ArgumentMetadata, type Type } from '@nestjs/common';
import { plainToInstance } from 'class-transformer';
import { publishHop, timeHop } from '#kernel/event-store';
import { isSurelyValid } from './surely-valid.js';

/** What a client sends as JSON, without nulls, as a valid instance of its class. */
export class InputPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    // a parent or a context is not a client's input; Nest waits for what is no promise, too
    if (metadata.type === 'custom') return value as Promise<unknown>;
    const sent = metadata.type === 'body' ? withoutNulls(value ?? undefined) : value;
    const startedAt = performance.now();
    const valid = this.toValidate(metadata) ? validInstance(metadata.metatype!, sent) : undefined;
    if (!valid) return timeHop('validation', () => super.transform(sent, metadata));
    publishHop('validation', (performance.now() - startedAt) / 1_000);
    return valid as Promise<unknown>;
  }

  /** Nothing in JSON is binary. Nest would search through all classes for each object with another object in it. */
  protected override findNestedBinaryValues(): [] {
    return [];
  }
}

/** The instance that Nest would answer with; undefined where it has to judge. */
const validInstance = (type: Type, sent: unknown): object | undefined => {
  const instance: unknown = plainToInstance(type, sent ?? {});
  return isSurelyValid(instance, type) ? (instance as object) : undefined;
};

/** GraphQL passes a missing input either as null or not at all: from here on it is always absent. */
const withoutNulls = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(withoutNulls);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== null && each !== undefined);
  return Object.fromEntries(entries.map(([key, each]) => [key, withoutNulls(each)]));
};
