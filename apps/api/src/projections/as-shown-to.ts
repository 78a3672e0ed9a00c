import type { Actor } from '#kernel/decider';
import type { Role } from '#nest';
import type { ProjectionType } from './projection.type.js';
import type { ProjectionSetType } from './set.type.js';

const WATCHERS: ReadonlySet<string> = new Set<Role>(['SUPERVISOR', 'AUDITOR', 'ADMINISTRATOR']);

/** The size of a table must tell nobody what passes between offices. */
const NEVER_COUNTED: ReadonlySet<string> = new Set(['suspicion', 'office_request']);

/**
 * A table has a row for each person or thing, and the log an event for each fact: how both grow after one's own entry tells
 * what the service made of it, e.g. that the same person is on record in another office.
 */
export const asShownTo = ({ role }: Actor, one: ProjectionType): ProjectionType => ({
  ...one,
  ...(!WATCHERS.has(role) && { position: null, head: null }),
  rows: role === 'AUDITOR' && !NEVER_COUNTED.has(one.name) ? one.rows : null,
});

export const setAsShownTo = ({ role }: Actor, one: ProjectionSetType): ProjectionSetType =>
  WATCHERS.has(role) ? one : { ...one, position: null, head: null, events: null, progress: null, etaSeconds: null };
