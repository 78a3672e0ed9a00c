import { CHECKS } from './checks.js';
import type { ExaminedInstallation } from './examined-installation.js';

interface Examination {
  readonly name: string;
  /** One sentence for each fault; none where all is well. */
  readonly faults: readonly string[];
  /** False for what cannot be examined now, such as the embedded stores of a service that does not run. */
  readonly isExamined: boolean;
}

/** All checks, whatever each finds. What fails itself is a fault of that part. */
export const examine = async (installation: ExaminedInstallation): Promise<readonly Examination[]> => {
  const reported = new Set<string>();
  const examined: Examination[] = [];
  for (const { name, find } of CHECKS) {
    const found = await Promise.resolve()
      .then(() => find(installation))
      .catch((error: unknown) => [failureOf(name, error)]);
    // a part that two checks look at is reported once
    const faults = (found ?? []).filter((fault) => !reported.has(fault) && reported.add(fault));
    examined.push({ name, faults, isExamined: found !== undefined });
  }
  return examined;
};

/** A message of a driver never contains a password. */
const failureOf = (name: string, error: unknown): string => {
  const { message, code } = (error instanceof AggregateError ? error.errors[0] : error) as NodeJS.ErrnoException;
  return `The ${name} cannot be checked: ${(message || code || String(error)).replace(/\.$/, '')}.`;
};

const resultOf = ({ faults, isExamined }: Examination): string => {
  if (!isExamined) return 'not examined';
  if (faults.length === 0) return 'ok';
  return faults.length === 1 ? '1 fault' : `${faults.length} faults`;
};

/** One line for each part, and below it what to fix. */
export const formatExamination = (examined: readonly Examination[]): string => {
  const width = Math.max(...examined.map(({ name }) => name.length));
  const count = examined.reduce((sum, { faults }) => sum + faults.length, 0);
  return [
    ...examined.flatMap((one) => [
      `${one.name.padEnd(width)}  ${resultOf(one)}`,
      ...one.faults.map((fault) => `  ${fault}`),
    ]),
    '',
    count === 0
      ? `Nothing is missing or unsafe${examined.every(({ isExamined }) => isExamined) ? '' : ' in what was examined. The stores of a service with its own are examined while it runs'}.`
      : `${count} to fix. Fix all of them, then run npx homeward doctor again.`,
  ].join('\n');
};
