/** Every role that may log in, and the schema that it works in. */
export const ROLES = {
  eventstore: 'eventstore',
  eventstore_writer: 'eventstore',
  homeward: 'kept',
  homeward_keys: 'keys',
  homeward_keys_api: 'keys',
  homeward_keys_projector: 'keys',
  homeward_api: 'kept',
  homeward_projector: 'kept',
} as const;
export type Role = keyof typeof ROLES;

/** Those that own theirs; the others are let in, table by table. No role sees another's. */
export const OWNERS: readonly Role[] = ['eventstore', 'homeward', 'homeward_keys'];

/** Sees facts only, and logs in as nobody: the API becomes it in order to count. */
export const ANALYST = 'homeward_analyst';

export const DATABASE = 'homeward';
