import { commands, type EntriesOfStrand } from '../entry.js';

export const consent: EntriesOfStrand = (survivor) =>
  survivor.consents.flatMap((one) => [
    {
      id: one.consentId,
      on: one.on,
      kind: one.overridden ? 'overridden' : 'consented',
      recordedBy: commands('GiveConsent', 'OverrideConsent'),
      named: one.consentId,
      codes: one.scopes.map((scope) => ['ConsentScope', scope] as const),
      warns: one.overridden && one.upheld === null,
    },
    one.withdrawnOn && {
      id: `withdrawn-${one.consentId}`,
      on: one.withdrawnOn,
      kind: 'withdrawn',
      recordedBy: commands('WithdrawConsent'),
      named: one.consentId,
      codes: one.scopes.map((scope) => ['ConsentScope', scope] as const),
      warns: true,
    },
  ]);
