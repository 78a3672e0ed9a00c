/**
 * The text of a CSV file as spreadsheet programs save it, without their mark of UTF-8 and with plain ends of lines: the
 * service accepts no control character but a line feed.
 */
export const csvTextOf = (text: string): string => text.replace(/^\uFEFF/, '').replaceAll(/\r\n?/g, '\n');
