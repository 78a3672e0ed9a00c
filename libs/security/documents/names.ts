import { isUuid } from '#kernel/decider';
import type { DocumentPlace } from './document-store.js';

/** @throws Error, so that nothing outside of the store is named */
export const requireSurvivor = (survivorId: string): string => {
  if (!isUuid(survivorId)) throw new Error('Only a UUID names a folder of documents.');
  return survivorId;
};

/** The name of a document in its store: `<survivor>/<document>`. @throws Error */
export const keyOf = ({ survivorId, documentId }: DocumentPlace): string => {
  if (!isUuid(documentId)) throw new Error('Only a UUID names a document.');
  return `${requireSurvivor(survivorId)}/${documentId}`;
};

/** The document of that name; undefined where it names none of ours. */
export const documentAt = (key: string): DocumentPlace | undefined => {
  const [survivorId = '', documentId = '', ...more] = key.split('/');
  return more.length === 0 && isUuid(survivorId) && isUuid(documentId) ? { survivorId, documentId } : undefined;
};
