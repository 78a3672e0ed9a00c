import type { MutationName } from '../../api/schema.js';
import type { Purpose } from '../../journey/purposes.js';
import type { FormRecord } from '../record/document.js';
import type { Value, Values } from '../values.js';

/** What the refused form was about. */
interface RefusedForm {
  readonly mutation: string;
  readonly values: Values;
  readonly survivor: Pick<FormRecord, 'id' | 'caseNumber'> | undefined;
  readonly purpose: Purpose;
}

type Search = Readonly<Record<string, string>>;

const ASK: MutationName = 'askOffice';

/** How a request to another office begins, by what it did not agree to. */
const ASKS: { readonly [Mutation in MutationName]?: (asked: RefusedForm) => Readonly<Record<string, Value>> } = {
  receiveReferral: ({ values: { office } }) => ({ kind: 'FILE_REFERRAL', office }),
  openProsecution: ({ values: { prosecutionId }, survivor }) => ({
    kind: 'JOIN_PROSECUTION',
    prosecutionId,
    otherSurvivorId: survivor?.caseNumber,
  }),
  openBreakGlass: ({ values: { survivorId } }) => ({ kind: 'OPEN_IN_EMERGENCY', otherSurvivorId: survivorId }),
  recordVerdict: ({ values: { prosecutionId, outcome } }) => ({ kind: 'END_PROSECUTION', prosecutionId, outcome }),
  discontinueProsecution: ({ values: { prosecutionId } }) => ({
    kind: 'END_PROSECUTION',
    prosecutionId,
    outcome: 'DISCONTINUED',
  }),
};

/** What the form of the mutation that must come first begins with. */
export const searchOfFirst = (first: string, asked: RefusedForm): Search => {
  const { mutation, survivor, purpose } = asked;
  if (first !== ASK) return survivor ? { survivorId: survivor.id, purpose } : {};
  const begun = Object.entries(ASKS[mutation as MutationName]?.(asked) ?? {});
  return Object.fromEntries(
    begun.filter((one): one is [string, string] => typeof one[1] === 'string' && one[1] !== ''),
  );
};
