import 'reflect-metadata';
import { writeFileSync } from 'node:fs';
import { accessText } from './access-text.js';
import { schemaText } from './schema-text.js';

writeFileSync('docs/reference/access.md', accessText(await schemaText()));
