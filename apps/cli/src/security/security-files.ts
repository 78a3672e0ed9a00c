import { join } from 'node:path';

/** The clients of the event store, each with its own credential. */
export const STORE_USERS = ['api', 'projector', 'operator'] as const;
type StoreUser = (typeof STORE_USERS)[number];

export interface SecurityFiles {
  readonly folder: string;
  readonly authority: string;
  readonly authorityKey: string;
  readonly certificate: string;
  readonly certificateKey: string;
  readonly users: string;
  readonly credentials: Readonly<Record<StoreUser, string>>;
}

/** The paths in a data folder. */
export const securityFilesIn = (data: string): SecurityFiles => {
  const folder = join(data, 'eventstore');
  const file = (name: string) => join(folder, name);
  return {
    folder,
    authority: file('ca.crt'),
    authorityKey: file('ca.key'),
    certificate: file('server.crt'),
    certificateKey: file('server.key'),
    users: file('users.json'),
    credentials: {
      api: file('api.credential'),
      projector: file('projector.credential'),
      operator: file('operator.credential'),
    },
  };
};
