import { ValidationPipe } from '@nestjs/common';

/**
 * Validates what came as JSON, in which nothing is binary. Nest would look for binary values by a search through all
 * classes of the program, for each object with another object in it.
 */
export class JsonPipe extends ValidationPipe {
  protected override findNestedBinaryValues(): [] {
    return [];
  }
}
