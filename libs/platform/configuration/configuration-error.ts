/** A setting with which nothing can start: one clear line, and exit code 78 (EX_CONFIG of sysexits.h). */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

export const EX_CONFIG = 78;
