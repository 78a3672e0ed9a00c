/** A text of the schema without its backticks, for readers of the console. */
export const withoutBackticks = (text: string): string => text.replaceAll('`', '');
