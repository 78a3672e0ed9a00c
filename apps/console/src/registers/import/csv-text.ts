/**
 * The text of a CSV file as spreadsheet programs save it, without their mark of UTF-8 and with plain ends of lines: the
 * service accepts no control character but a line feed. Undefined if it is not UTF-8: a letter that is replaced here would
 * be recorded, and the service could no longer tell.
 */
export const csvTextOf = (bytes: Uint8Array): string | undefined => {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes).replaceAll(/\r\n?/g, '\n');
  } catch {
    return undefined;
  }
};
