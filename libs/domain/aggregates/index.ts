import { breakGlass } from '#security/access-log';
import { familyPolicy, privacyPolicy, survivor } from '#domain/survivor';
import { operation } from '#domain/operation';
import { prosecution, prosecutionPolicy } from '#domain/prosecution';
import { setAside } from '#security/set-aside';
import type { Policy } from '#kernel/nest';
import { admit, admitToCourt } from './admission.js';

/** All aggregates: the survivor's journey, the two beside it, emergency accesses, and entries that were set aside. */
export const aggregates = {
  survivor: { ...survivor, admit },
  prosecution: { ...prosecution, admit: admitToCourt },
  operation,
  access: breakGlass,
  setaside: setAside,
};

export { MATRIX, steps } from './steps.js';

export const policies: readonly Policy[] = [prosecutionPolicy, privacyPolicy, familyPolicy];
