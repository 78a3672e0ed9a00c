import { client } from '../api/client.js';
import { refusalIn, type Refusal } from '../api/refusal.js';
import { isLikeCaseNumber, survivorIdOf } from '../journey/case-number.js';

export interface Receipt {
  readonly id: string;
  readonly survivorId: string | null;
  readonly revision: number;
  readonly position: string;
  readonly eventIds: readonly string[];
  readonly possibleDuplicates: { readonly count: number; readonly reasons: readonly string[] } | null;
}

export type Outcome = { readonly receipt: Receipt } | { readonly refusal: Refusal };

/** The input with the id of each survivor who is named by a case number. */
const withSurvivorIds = async (input: object): Promise<object> => {
  const fields = Object.entries(input).map(async ([name, value]) => {
    const isNumber = /survivorId$/i.test(name) && typeof value === 'string' && isLikeCaseNumber(value);
    return [name, isNumber ? ((await survivorIdOf(value)) ?? value) : value] as const;
  });
  return Object.fromEntries(await Promise.all(fields));
};

/** Sends a command; repeats with the same commandId are recorded once. */
export const send = async (mutation: string, type: string, input: object): Promise<Outcome> => {
  const document = `mutation Record($input: ${type}Input!) { ${mutation}(input: $input) {
    id survivorId revision position eventIds possibleDuplicates { count reasons } } }`;
  const { data, error } = await client
    .mutation<Record<string, Receipt | null>>(document, { input: await withSurvivorIds(input) })
    .toPromise();
  const receipt = data?.[mutation];
  return receipt
    ? { receipt }
    : { refusal: refusalIn(error) ?? { code: 'INTERNAL', message: '', fields: [], since: [] } };
};

/** Whether the outcome is unknown: only a repeat with the same commandId finds it out. */
export const isUnsure = ({ code }: Refusal): boolean =>
  ['UNREACHABLE', 'OUTCOME_UNKNOWN', 'TIMEOUT', 'INTERNAL'].includes(code);
