import type { MutationName } from '../api/schema.js';

export const REGISTERS = ['organisations', 'endedOrganisations', 'offices', 'staff'] as const;
export type Register = (typeof REGISTERS)[number];

/** The command that adds to a register. */
export const BEGINS = {
  organisations: 'registerOrganisation',
  endedOrganisations: 'registerOrganisation',
  offices: 'openOffice',
  staff: 'registerWorker',
} as const satisfies Readonly<Record<Register, MutationName>>;

/** What may be recorded about an entry that is there. */
export const CHANGES = {
  organisations: ['reviseOrganisation', 'changeCapacity', 'endOrganisation'],
  endedOrganisations: ['registerOrganisation'],
  offices: ['interruptOffice', 'correctOpening', 'closeOffice'],
  staff: [
    'moveWorker',
    'recordTraining',
    'nameDeputy',
    'withdrawDeputy',
    'reassignCases',
    'correctJoining',
    'recordDeparture',
  ],
} as const satisfies Readonly<Record<Register, readonly MutationName[]>>;

/** The register that a command changes, if it changes one. */
export const registerOf = (mutation: string): Register | undefined =>
  REGISTERS.find((register) => [BEGINS[register], ...CHANGES[register]].some((one) => one === mutation));
