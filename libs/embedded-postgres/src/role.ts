/** Every role that may log in, and the schema that is its own. No role sees another's. */
export const ROLES = { eventstore: 'eventstore', homeward: 'views', homeward_keys: 'keys' } as const;
export type Role = keyof typeof ROLES;

export const DATABASE = 'homeward';
