import { useEffect, useState } from 'react';
import { loadInputs, type Inputs } from './inputs.js';

/** Undefined until loaded. */
export const useInputs = (): Inputs | undefined => {
  const [inputs, setInputs] = useState<Inputs>();
  useEffect(() => void loadInputs().then(setInputs), []);
  return inputs;
};
