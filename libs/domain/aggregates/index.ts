import { breakGlass } from '#security/access-log';
import { directory, reassignmentPolicy } from '#domain/directory';
import { familyPolicy, privacyPolicy, survivor } from '#domain/survivor';
import { operation } from '#domain/operation';
import { prosecution, prosecutionPolicy } from '#domain/prosecution';
import { setAside } from '#security/set-aside';
import type { Policy } from '#kernel/nest';
import { admit, admitToCourt, mayReadChanges } from './admission.js';

/** All aggregates: the survivor's journey, the two beside it, registers, emergency accesses, and set-aside entries. */
export const aggregates = {
  survivor: { ...survivor, admit, mayReadChanges, comparesWithRegisters: true },
  prosecution: { ...prosecution, admit: admitToCourt },
  operation: { ...operation, comparesWithRegisters: true },
  directory,
  access: breakGlass,
  setaside: setAside,
};

export { MATRIX, steps } from './steps.js';

export const policies: readonly Policy[] = [prosecutionPolicy, privacyPolicy, familyPolicy, reassignmentPolicy];
