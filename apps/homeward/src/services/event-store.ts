import type { EmbeddedPostgres } from '#embedded-postgres';
import { connectionStringOf } from '#event-store/plain';
import { ensureSecurity } from '../security/event-store-security.js';
import type { SecurityFiles } from '../security/security-files.js';
import type { Supervisor } from './supervisor.js';

const DAY_MS = 86_400_000;

export interface EmbeddedEventStore extends Pick<SecurityFiles, 'credentials'> {
  /** Without a credential. */
  readonly url: string;
}

/** The embedded event store, with TLS, for those who have a credential of this data folder. */
export const runEventStore = async (
  supervisor: Supervisor,
  postgres: Pick<EmbeddedPostgres, 'urlFor'>,
  data: string,
  port: number,
): Promise<EmbeddedEventStore> => {
  const { authority, certificate, certificateKey, users, credentials } = await ensureSecurity(data);
  const { url } = await supervisor.run('eventstore', (first) => ({
    EVENTSTORE_DATABASE_URL: postgres.urlFor('eventstore_writer'),
    EVENTSTORE_OWNER_DATABASE_URL: postgres.urlFor('eventstore'),
    // a process that comes back comes back on the port it had
    HOMEWARD_EVENTSTORE_PORT: first?.url ? new URL(first.url).port : String(port),
    HOMEWARD_EVENTSTORE_TLS_CERT_FILE: certificate,
    HOMEWARD_EVENTSTORE_TLS_KEY_FILE: certificateKey,
    HOMEWARD_EVENTSTORE_USERS_FILE: users,
  }));
  supervisor.repeat(DAY_MS, async () => {
    if ((await ensureSecurity(data)).renewed) supervisor.restart('eventstore');
  });
  // by its name: Node warns on standard error of a server that is called by its address in TLS
  const host = { address: 'localhost', port: Number(new URL(url!).port) };
  return {
    url: connectionStringOf({ hosts: [host], discover: false, tls: true, tlsCaFile: authority }),
    credentials,
  };
};
