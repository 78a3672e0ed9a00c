import type { ProcessConfiguration } from '#platform/plain';
import type { Client } from './client.js';

/** Loads the client only for a command that is run: its help, or a wrong use of it, needs none. */
export const connectLazily = async (configured: ProcessConfiguration): Promise<Client> =>
  (await import('./connection.js')).connect(configured);
