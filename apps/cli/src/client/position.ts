/** The commit of a position `<origin>.<commit>`; -1 before the first event. */
export const commitOf = (position: string | null): bigint =>
  position === null ? -1n : BigInt(position.split('.')[1]!);
