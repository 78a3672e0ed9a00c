/**
 * What an operator reads, in place of a stack, where Node.js does not find a file of the installation. A build leaves alone
 * what it has built before, also where a part of that is missing.
 */
export const MISSING_CODE =
  'The installation is incomplete, or was changed while this ran. Install the package or the image again; in a clone, remove the folder dist and run npm ci. Then repeat.';

export const isMissingCode = (error: unknown): boolean =>
  (error as { readonly code?: unknown } | null)?.code === 'ERR_MODULE_NOT_FOUND';
