import { signedFetch } from '../../api/client.js';
import { failureIn, type Failure } from '../../documents/transfer.js';
import type { Purpose } from '../../journey/purposes.js';

/** The content of a document, in the memory of this page alone. */
export const loadContent = async (
  survivorId: string,
  documentId: string,
  purpose: Purpose,
): Promise<{ readonly content: Blob } | Failure> => {
  // without an answer, or without all of it, the failure says that the service could not be reached
  const answer = await signedFetch(`/documents/${survivorId}/${documentId}?purpose=${purpose}`).catch(() => undefined);
  if (!answer?.ok) return failureIn(answer ? await answer.json().catch(() => null) : null);
  const content = await answer.blob().catch(() => undefined);
  return content ? { content } : failureIn(null);
};
