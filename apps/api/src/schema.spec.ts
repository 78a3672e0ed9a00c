import { readFileSync } from 'node:fs';
import { schemaText } from './schema-text.js';

describe('schema.graphql', () => {
  it('is the schema that the API serves; npm run schema writes it', async () => {
    expect(readFileSync('schema.graphql', 'utf8')).toBe(await schemaText());
  });
});
