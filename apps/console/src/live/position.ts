/** Of what a position in the log is made: whose log it is, and how far. */
const partsOf = (position: string): readonly [log: string, at: bigint] | undefined => {
  const [log, at] = position.split('.');
  return log !== undefined && at !== undefined && /^\d+$/.test(at) ? [log, BigInt(at)] : undefined;
};

/** Whether what reaches as far as `position` may lack what is at `wanted`. */
export const isBefore = (position: string | undefined, wanted: string | undefined): boolean => {
  const [here, there] = [position, wanted].map((one) => (one === undefined ? undefined : partsOf(one)));
  return here !== undefined && there !== undefined && here[0] === there[0] && here[1] < there[1];
};
