/**
 * What an operator reads, in place of a stack, where Node.js does not find a file of the installation. A build leaves alone
 * what it has built before, also where a part of that is missing.
 */
export const MISSING_CODE =
  'The installation is incomplete, or was changed while this ran: remove its folder dist, install it again with npm ci && npm run build, then repeat.';

export const isMissingCode = (error: unknown): boolean =>
  (error as { readonly code?: unknown } | null)?.code === 'ERR_MODULE_NOT_FOUND';
