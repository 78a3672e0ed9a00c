/** Every role that may log in, and its schema. */
export const DATABASE_ROLES = {
  eventstore: 'eventstore',
  eventstore_writer: 'eventstore',
  homeward: 'kept',
  homeward_keys: 'keys',
  homeward_keys_api: 'keys',
  homeward_keys_projector: 'keys',
  homeward_api: 'kept',
  homeward_projector: 'kept',
} as const;
export type DatabaseRole = keyof typeof DATABASE_ROLES;

/** The roles that own their schema; others get rights table by table. No role sees another's tables. */
export const OWNERS: readonly DatabaseRole[] = ['eventstore', 'homeward', 'homeward_keys'];

/** Sees facts only and cannot log in: the API switches to it for counting. */
export const ANALYST = 'homeward_analyst';

/** Sees released numbers only, and cannot log in: the roles of reports are members of it. */
export const REPORTS = 'homeward_reports';

export const DATABASE = 'homeward';
