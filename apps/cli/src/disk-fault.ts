import { join, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import { EX_CONFIG } from '#platform/plain';

interface Fault {
  /** What is wrong, said of the path. */
  readonly is: string;
  readonly remedy: string;
  readonly exitCode: number;
}

const NOT_OURS: Fault = {
  is: 'is not open to this user',
  remedy: 'Give it to the user who runs this, or name another one.',
  exitCode: EX_CONFIG,
};
const NOT_SUCH: Fault = {
  is: 'is not what it should be',
  remedy: 'Name a folder, or a file in one.',
  exitCode: EX_CONFIG,
};
const FULL: Fault = { is: 'lies on a disk that is full', remedy: 'Free some space, then repeat.', exitCode: 1 };

/** What the system may say of a file or a folder that an operator has named, and can put right. */
const FAULTS: Readonly<Record<string, Fault>> = {
  EACCES: NOT_OURS,
  EPERM: NOT_OURS,
  EROFS: { ...NOT_OURS, is: 'lies on a disk that is read-only', remedy: 'Mount it for writing, or name another one.' },
  ENOENT: { ...NOT_SUCH, is: 'is not there' },
  ENOTDIR: NOT_SUCH,
  EISDIR: NOT_SUCH,
  ENOSPC: FULL,
  EDQUOT: { ...FULL, is: 'is beyond the space that this user may use' },
  EIO: { ...FULL, is: 'lies on a disk with a fault', remedy: 'Look at the log of the system, and replace the disk.' },
};

type SystemError = Partial<NodeJS.ErrnoException> | null | undefined;

/** The folder in which the program was installed, built or not. */
const PROGRAM = fileURLToPath(import.meta.url).replace(/([\\/]dist)?[\\/]apps[\\/]cli[\\/]src[\\/][^\\/]+$/, '');
/** Beside them, the folder may have the data. */
const PARTS_OF_PROGRAM = ['dist', 'apps', 'libs', 'node_modules'].map((name) => join(PROGRAM, name) + sep);

/** No operator has named a part of the program. */
const isNamed = (path: string): boolean => PARTS_OF_PROGRAM.every((part) => !path.startsWith(part));

const faultOf = (error: unknown): Fault | undefined => {
  const { code, path, syscall } = (error as SystemError) ?? {};
  // not of a connection, which may be refused with the same codes
  if (typeof path !== 'string' || typeof syscall !== 'string') return undefined;
  return isNamed(path) && !syscall.startsWith('spawn') ? FAULTS[code ?? ''] : undefined;
};

export const diskFaultExitCode = (error: unknown): number | undefined => faultOf(error)?.exitCode;

/** What an operator reads, in place of a stack, where the system refuses a file or a folder. */
export const diskFaultSentence = (error: unknown): string | undefined => {
  const fault = faultOf(error);
  const { code, path } = error as NodeJS.ErrnoException;
  return fault && `${path} ${fault.is} (${code}). ${fault.remedy}`;
};
