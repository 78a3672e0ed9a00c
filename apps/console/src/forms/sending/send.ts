import type { CombinedError } from 'urql';
import { client } from '../../api/client.js';
import { noAnswer, refusalIn, type Refusal } from '../../api/refusal.js';
import { findSurvivor, isLikeCaseNumber } from '../../journey/case-number.js';

export interface Receipt {
  readonly id: string;
  readonly survivorId: string | null;
  readonly revision: number;
  readonly position: string;
  readonly eventIds: readonly string[];
}

export type SubmitResult = { readonly receipt: Receipt } | { readonly refusal: Refusal };

/** The input with the id of each survivor who is named by a case number. @throws CombinedError when one cannot be asked for */
const withSurvivorIds = async (input: object): Promise<object> => {
  const fields = Object.entries(input).map(async ([name, value]) => {
    if (!/survivorId$/i.test(name) || typeof value !== 'string' || !isLikeCaseNumber(value))
      return [name, value] as const;
    const found = await findSurvivor(value);
    if (found.is === 'failed') throw found.error;
    return [name, found.is === 'found' ? found.survivorId : value] as const;
  });
  return Object.fromEntries(await Promise.all(fields));
};

/** Sends a command; repeats with the same commandId are recorded once. */
export const send = async (mutation: string, type: string, input: object): Promise<SubmitResult> => {
  const document = `mutation Record($input: ${type}Input!) { ${mutation}(input: $input) {
    id survivorId revision position eventIds } }`;
  let sent: object;
  try {
    sent = await withSurvivorIds(input);
  } catch (error) {
    return { refusal: refusalIn(error as CombinedError) ?? noAnswer('INTERNAL') };
  }
  const { data, error } = await client.mutation<Record<string, Receipt | null>>(document, { input: sent }).toPromise();
  const receipt = data?.[mutation];
  return receipt ? { receipt } : { refusal: refusalIn(error) ?? noAnswer('INTERNAL') };
};
