import { join, resolve } from 'node:path';
import type { Configuration, Environment } from './configuration.type.js';

/** The API and the projector use the same one. */
export const documentsFolderFrom = (env: Environment, { data }: Pick<Configuration, 'data'>): string =>
  resolve(env.HOMEWARD_DOCUMENTS_FOLDER || join(data, 'documents'));
