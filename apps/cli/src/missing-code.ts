/** What an operator reads, in place of a stack, where Node.js does not find a file of the installation. */
export const MISSING_CODE =
  'The installation is incomplete, or was changed while this ran: install it again with npm ci, then repeat.';

export const isMissingCode = (error: unknown): boolean =>
  (error as { readonly code?: unknown } | null)?.code === 'ERR_MODULE_NOT_FOUND';
