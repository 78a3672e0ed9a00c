import type { breakGlass } from '../../security/access-log/break-glass/break-glass.decider.js';
import type { setAside } from '../../security/set-aside/set-aside.decider.js';
import type { duplicate } from '../between-offices/duplicates/duplicates.decider.js';
import type { officeRequests } from '../between-offices/requests.decider.js';
import type { directory } from '../directory/directory.decider.js';
import type { recordedOperation } from '../operation/operation.record.decider.js';
import type { courtCase } from '../prosecution/prosecution.record.decider.js';
import type { survivor } from '../survivor/survivor.js';

/** Taken from the deciders, because the aggregates around them are not pure. */
interface Deciders {
  readonly survivor: typeof survivor;
  readonly prosecution: typeof courtCase;
  readonly operation: typeof recordedOperation;
  readonly directory: typeof directory;
  readonly access: typeof breakGlass;
  readonly setaside: typeof setAside;
  readonly request: typeof officeRequests;
  readonly duplicate: typeof duplicate;
}

/** The events of the aggregates; those of the access log stand in `AccessEvents`. */
export type EventType = { [Name in keyof Deciders]: keyof Deciders[Name]['evolve'] }[keyof Deciders];

declare module '../../kernel/decider/refusal.js' {
  interface CommandNames {
    readonly recorded: { [Name in keyof Deciders]: keyof Deciders[Name]['decide'] }[keyof Deciders];
  }
}
