import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { schemaText } from './schema-text.js';

writeFileSync('schema.graphql', await schemaText());
