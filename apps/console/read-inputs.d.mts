import type { Inputs } from './src/forms/inputs.js';

export const readInputs: (schema: string, help: readonly string[]) => Inputs;
