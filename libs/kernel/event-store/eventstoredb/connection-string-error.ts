/** Names the variable and the fault, and repeats nothing of the string. */
export class ConnectionStringError extends Error {
  override readonly name = 'ConnectionStringError';

  /** @param fault completes "EVENTSTORE_URL …" */
  constructor(fault: string) {
    super(`EVENTSTORE_URL ${fault}${fault.endsWith('?') ? '' : '.'}`);
  }
}
