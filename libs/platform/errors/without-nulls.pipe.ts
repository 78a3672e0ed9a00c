import type { ArgumentMetadata, PipeTransform } from '@nestjs/common';

/** GraphQL sends what is left out as null as well as not at all; behind this pipe there is one way to say nothing. */
export class WithoutNulls implements PipeTransform {
  transform(value: unknown, { type }: Pick<ArgumentMetadata, 'type'>): unknown {
    // arguments only: a parent or a context is nobody's input
    if (type !== 'body') return value;
    return value === null ? undefined : stripped(value);
  }
}

const stripped = (value: unknown): unknown => {
  if (Array.isArray(value)) return value.map(stripped);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).filter(([, each]) => each !== null && each !== undefined);
  return Object.fromEntries(entries.map(([key, each]) => [key, stripped(each)]));
};
