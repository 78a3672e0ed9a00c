/** The program cannot start with these settings. Its message has one line for each fault; the exit code is 78 (EX_CONFIG of sysexits.h). */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';

  /** One error for all of them, each on a line of its own, so that they cost one restart. */
  static fromFaults(faults: readonly string[]): ConfigurationError {
    return new ConfigurationError([...new Set(faults)].join('\n'));
  }
}

export const EX_CONFIG = 78;

/** The sentences of all works that fail with a ConfigurationError; any other error is thrown. */
export const faultsOf = (...works: readonly (() => unknown)[]): readonly string[] =>
  works.flatMap((work) => {
    try {
      work();
      return [];
    } catch (error) {
      return sentencesIn(error);
    }
  });

/** @throws the error itself, unless it is a ConfigurationError */
export const sentencesIn = (error: unknown): readonly string[] => {
  if (error instanceof ConfigurationError) return error.message.split('\n');
  throw error;
};
