import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';

/** GraphQL passes a missing input either as null or not at all; after this pipe it is always absent. */
export class WithoutNulls implements PipeTransform {
  transform(value: unknown, { type }: Pick<ArgumentMetadata, 'type'>): unknown {
    // arguments only: a parent or a context is not a client's input
    if (type !== 'body') return value;
    return value === null ? undefined : stripNulls(value);
  }
}

const stripNulls = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(stripNulls);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== null && each !== undefined);
  return Object.fromEntries(entries.map(([key, each]) => [key, stripNulls(each)]));
};
