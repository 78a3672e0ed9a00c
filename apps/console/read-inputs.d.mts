import type { Declared } from './src/forms/inputs.js';

export const readInputs: (schema: string) => Declared;
