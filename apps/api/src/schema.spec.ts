import { readFileSync } from 'node:fs';
import { referenceOf } from '../../../tools/graphql-reference.mjs';
import { schemaText } from './schema-text.js';

const textOf = (path: string) => readFileSync(path, 'utf8');

describe('what npm run schema writes', () => {
  it('is the schema that the API serves', async () => {
    expect(textOf('schema.graphql')).toBe(await schemaText());
  });

  it('is the reference of that schema', () => {
    expect(textOf('docs/reference/graphql.md')).toBe(referenceOf(textOf('schema.graphql')));
  });
});
