import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { helpText, schemaText } from './schema-text.js';

writeFileSync('schema.graphql', await schemaText());
writeFileSync('apps/console/help.json', await helpText());
