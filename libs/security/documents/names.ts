import type { DocumentPlace } from './document-store.js';

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

export const isId = (name: string): boolean => UUID.test(name);

/** @throws Error, so that nothing outside of the store is named */
export const requireSurvivor = (survivorId: string): string => {
  if (!isId(survivorId)) throw new Error('Only a UUID names a folder of documents.');
  return survivorId;
};

/** The name of a document in its store: `<survivor>/<document>`. @throws Error */
export const keyOf = ({ survivorId, documentId }: DocumentPlace): string => {
  if (!isId(documentId)) throw new Error('Only a UUID names a document.');
  return `${requireSurvivor(survivorId)}/${documentId}`;
};

/** The document of that name; undefined where it names none of ours. */
export const documentAt = (key: string): DocumentPlace | undefined => {
  const [survivorId = '', documentId = '', ...more] = key.split('/');
  return more.length === 0 && isId(survivorId) && isId(documentId) ? { survivorId, documentId } : undefined;
};
