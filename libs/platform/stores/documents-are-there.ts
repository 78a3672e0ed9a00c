import { BucketRefusal, DocumentsUnavailable, documentStoreAt, type DocumentsLocation } from '#security/documents';
import { ConfigurationError } from '../configuration/configuration-error.js';

/**
 * A bucket that is missing, or refuses us, is reported before anybody uploads to it. A store that only cannot be reached
 * holds up no start: everything but documents works without it. A folder is made when it is needed.
 * @throws ConfigurationError
 */
export const documentsAreThere = async (location: DocumentsLocation): Promise<void> => {
  if ('folder' in location) return;
  const store = documentStoreAt(location);
  const isThere = await store.isThere().catch((error: unknown) => {
    if (!(error instanceof DocumentsUnavailable)) throw error;
    const { cause, reason } = error;
    if (cause instanceof BucketRefusal && REFUSED.test(cause.code)) throw new ConfigurationError(reason);
    process.stderr.write(`DOCUMENTS_UNAVAILABLE: ${reason} Documents cannot be stored or read until then.\n`);
    return true;
  });
  if (!isThere)
    throw new ConfigurationError(
      `Documents have no place, because ${store.name} does not exist: create it, or correct HOMEWARD_DOCUMENTS_BUCKET.`,
    );
};

const REFUSED =
  /^(InvalidAccessKeyId|SignatureDoesNotMatch|AccessDenied|401|403|AuthorizationHeaderMalformed|PermanentRedirect|30[17])$/;
