/**
 * Control characters with which a text moves the cursor, hides lines or writes to the clipboard; without tab and line
 * feed.
 */
// oxlint-disable-next-line no-control-regex -- the characters to find
const CONTROLS = /[\u0000-\u0008\u000b-\u001f\u007f-\u009f]/g;

/** A text that may repeat what a file or the service says, for a terminal. JSON stays the same JSON. */
export const printable = (text: string): string =>
  text.replaceAll(CONTROLS, (control) => `\\u${control.charCodeAt(0).toString(16).padStart(4, '0')}`);
