/** A value from outside with which nothing can start: one clear line, exit 78 (EX_CONFIG of sysexits.h). */
export class ConfigurationError extends Error {
  override readonly name = 'ConfigurationError';
}

export const EX_CONFIG = 78;
