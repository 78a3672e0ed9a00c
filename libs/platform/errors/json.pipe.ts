import { ValidationPipe, type ArgumentMetadata } from '@nestjs/common';
import { timeHop } from '#kernel/event-store';

/**
 * Validates what came as JSON, in which nothing is binary. Nest would look for binary values by a search through all
 * classes of the program, for each object with another object in it.
 */
export class JsonPipe extends ValidationPipe {
  override transform(value: unknown, metadata: ArgumentMetadata): Promise<unknown> {
    return timeHop('validation', () => super.transform(value, metadata));
  }

  protected override findNestedBinaryValues(): [] {
    return [];
  }
}
