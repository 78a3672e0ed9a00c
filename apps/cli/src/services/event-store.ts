import type { EmbeddedPostgres } from '#embedded/postgres';
import { connectionStringOf } from '#kernel/event-store/plain';
import { ensureSecurity } from '../security/event-store-security.js';
import type { SecurityFiles } from '../security/security-files.js';
import type { Supervisor } from './supervisor.js';

const DAY_MS = 86_400_000;

interface EmbeddedEventStore extends Pick<SecurityFiles, 'credentials'> {
  /** The address without a credential. */
  readonly url: string;
}

/** Starts the embedded event store with TLS, for clients with a credential of this data folder. */
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
    // a restarted process keeps its port
    HOMEWARD_EVENTSTORE_PORT: first?.url ? new URL(first.url).port : String(port),
    HOMEWARD_EVENTSTORE_TLS_CERT_FILE: certificate,
    HOMEWARD_EVENTSTORE_TLS_KEY_FILE: certificateKey,
    HOMEWARD_EVENTSTORE_USERS_FILE: users,
  }));
  supervisor.repeat('renew the certificate of the event store', DAY_MS, async () => {
    if ((await ensureSecurity(data)).renewed) supervisor.restart('eventstore');
  });
  // by name: Node prints a warning for a TLS server addressed by IP
  const host = { address: 'localhost', port: Number(new URL(url!).port) };
  return {
    url: connectionStringOf({ hosts: [host], discover: false, tls: true, tlsCaFile: authority }),
    credentials,
  };
};
