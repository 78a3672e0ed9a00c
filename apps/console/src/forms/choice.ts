import type { ReactNode } from 'react';

/** What a list offers. */
export interface Choice {
  readonly value: string;
  readonly label: string;
  /** Shown, and not to be chosen. */
  readonly disabled?: boolean;
}

/** What every control says about its field. */
export interface About {
  readonly id: string;
  readonly label: string | undefined;
  readonly description: string | undefined;
  readonly error: ReactNode;
  readonly withAsterisk: boolean;
  /** A form with one of these is not sent: the service would surely refuse what is typed. */
  readonly 'data-unsendable'?: true;
  /** The id of what says more about it. */
  readonly 'aria-details'?: string;
}

/** What a value is called that no list offers: of a correction, the entry has it; a new entry has nothing recorded. */
export const missingKey = (path: string) =>
  path.startsWith('replacement.') ? ('form.asRecorded' as const) : ('form.notOffered' as const);
