import { DocumentsUnavailable } from '../../document-store.js';

/** Why the store could not do this work. */
export const reasonOf = async (work: Promise<unknown>): Promise<string> => {
  const error: unknown = await work.catch((thrown: unknown) => thrown);
  expect(error).toBeInstanceOf(DocumentsUnavailable);
  return (error as DocumentsUnavailable).reason;
};
