import { client } from '../api/client.js';
import { refusalIn, type Refusal } from '../api/refusal.js';

export interface Receipt {
  readonly id: string;
  readonly survivorId: string | null;
  readonly revision: number;
  readonly position: string;
  readonly eventIds: readonly string[];
  readonly possibleDuplicates: { readonly count: number; readonly reasons: readonly string[] } | null;
}

export type Outcome = { readonly receipt: Receipt } | { readonly refusal: Refusal };

/** Sends a command; repeats with the same commandId are recorded once. */
export const send = async (mutation: string, type: string, input: object): Promise<Outcome> => {
  const document = `mutation Record($input: ${type}Input!) { ${mutation}(input: $input) {
    id survivorId revision position eventIds possibleDuplicates { count reasons } } }`;
  const { data, error } = await client.mutation<Record<string, Receipt | null>>(document, { input }).toPromise();
  const receipt = data?.[mutation];
  return receipt
    ? { receipt }
    : { refusal: refusalIn(error) ?? { code: 'INTERNAL', message: '', fields: [], since: [] } };
};

/** Whether the outcome is unknown: only a repeat with the same commandId finds it out. */
export const isUnsure = ({ code }: Refusal): boolean =>
  ['UNREACHABLE', 'OUTCOME_UNKNOWN', 'TIMEOUT', 'INTERNAL'].includes(code);
