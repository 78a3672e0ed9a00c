import type { Provider } from '@nestjs/common';
import { dataSet, type Line } from '#demonstration';
import { Installation } from '#platform';
import { Demonstration, LINES } from './demonstration.js';

/** Null where the build comes without the data set. */
const lines = ({ configuration }: Installation): readonly Line[] | null => {
  if (configuration.mode === 'production') return null;
  try {
    return dataSet();
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
    return [];
  }
};

/** What its resolver needs. */
export const demonstrationProviders: readonly Provider[] = [
  { provide: LINES, inject: [Installation], useFactory: lines },
  Demonstration,
];
