import type { Inputs } from '../forms/inputs.js';

/** How an entry is put right: what it should have said, that it never happened, or that it is wrong and others decide. */
export const WAYS = ['correctEntry', 'strikeOutEntry', 'disputeEntry'] as const;
export type Way = (typeof WAYS)[number];

export const isWay = (mutation: string): mutation is Way => (WAYS as readonly string[]).includes(mutation);

interface Asked {
  readonly command: string;
  readonly standing?: string | null;
}

/** `GiveConsent` → `giveConsent`. */
export const mutationOf = (command: string): string => command.charAt(0).toLowerCase() + command.slice(1);

/**
 * What may be tried with an entry; whether it is hers to unsay, the service says when it is asked. Of what was put right
 * outside her own record (`stream`) only what was said first is known: nobody says that anew.
 */
export const waysFor = ({ command, standing }: Asked, { inputs }: Inputs, stream?: string): readonly Way[] => {
  if (standing === 'StruckOut' || standing === 'Erased') return [];
  if (stream && standing) return ['strikeOutEntry', 'disputeEntry'];
  const isCorrectable = inputs.Replacement?.some(({ name }) => name === mutationOf(command)) ?? false;
  return isCorrectable ? WAYS : ['disputeEntry'];
};
