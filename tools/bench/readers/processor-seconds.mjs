/** The processor seconds of this process since `process.cpuUsage()` was asked. */
export const processorSecondsSince = (begun) => {
  const { user, system } = process.cpuUsage(begun);
  return (user + system) / 1_000_000;
};
