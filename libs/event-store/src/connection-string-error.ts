/** Completes a sentence that begins with the name of the variable, and repeats nothing of the string. */
export class ConnectionStringError extends Error {
  override readonly name = 'ConnectionStringError';
}
