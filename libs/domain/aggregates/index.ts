import { breakGlass } from '#security/access-log';
import {
  consultForAccess,
  consultForCourt,
  consultForOperation,
  consultForSurvivor,
  duplicate,
  duplicatesPolicy,
  officeRequests,
} from '#domain/between-offices';
import { directory } from '#domain/directory';
import { reassignmentPolicy } from '#domain/reassignment';
import { familyPolicy, privacyPolicy, survivor } from '#domain/survivor';
import { operation } from '#domain/operation';
import { prosecution, prosecutionPolicy } from '#domain/prosecution';
import { setAside } from '#security/set-aside';
import type { Policy } from '#nest';
import { mayOverride } from '../supervisor.rules.js';
import {
  authorize,
  authorizeFlawed,
  authorizeInCourt,
  authorizeInFlawedCourt,
  mayReadChange,
  requireRole,
} from './authorization.js';

/** All aggregates: the survivor's journey, the two beside it, registers, emergency accesses, and set-aside entries. */
export const aggregates = {
  survivor: {
    ...survivor,
    requireRole,
    authorize,
    authorizeFlawed,
    mayReadChange,
    mayOverride,
    comparesWithRegisters: true,
    consult: consultForSurvivor,
  },
  prosecution: {
    ...prosecution,
    requireRole,
    authorize: authorizeInCourt,
    authorizeFlawed: authorizeInFlawedCourt,
    mayOverride,
    consult: consultForCourt,
  },
  operation: { ...operation, requireRole, mayOverride, comparesWithRegisters: true, consult: consultForOperation },
  directory: { ...directory, requireRole },
  access: { ...breakGlass, requireRole, consult: consultForAccess },
  setaside: { ...setAside, requireRole },
  request: { ...officeRequests, requireRole },
  duplicate: { ...duplicate, requireRole },
};

export type { EventType } from './command-names.js';
export { MATRIX, steps } from './steps.js';

export const policies: readonly Policy[] = [
  prosecutionPolicy,
  privacyPolicy,
  familyPolicy,
  reassignmentPolicy,
  duplicatesPolicy,
];
