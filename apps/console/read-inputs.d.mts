import type { SchemaInputs } from './src/forms/inputs.js';

export const readInputs: (schema: string) => SchemaInputs;
