/** Bound into the wrapping of a data key, so that it opens in its own row only. */
export const wrappingContext = (subject: string, personalClass: string, id: string): string =>
  JSON.stringify([id, subject, personalClass]);
