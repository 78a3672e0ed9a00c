import { join } from 'node:path';

/** Who asks the event store, each with a credential of its own. */
export const PARTS = ['api', 'projector', 'operator'] as const;
export type Part = (typeof PARTS)[number];

export interface SecurityFiles {
  readonly folder: string;
  readonly authority: string;
  readonly authorityKey: string;
  readonly certificate: string;
  readonly certificateKey: string;
  readonly users: string;
  readonly credentials: Readonly<Record<Part, string>>;
}

/** Where they lie in a data folder, made or not. */
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
