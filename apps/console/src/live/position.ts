/** The parts of a position: the origin of the log, and the commit. */
const partsOf = (position: string): readonly [log: string, at: bigint] | undefined => {
  const [log, at] = position.split('.');
  return log !== undefined && at !== undefined && /^\d+$/.test(at) ? [log, BigInt(at)] : undefined;
};

/** Whether a result up to `position` may lack the entry at `wanted`. */
export const isBefore = (position: string | undefined, wanted: string | undefined): boolean => {
  const [here, there] = [position, wanted].map((one) => (one === undefined ? undefined : partsOf(one)));
  return here !== undefined && there !== undefined && here[0] === there[0] && here[1] < there[1];
};
