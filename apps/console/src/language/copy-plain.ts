/** Letters that nobody sees, with which pages keep Khmer words on one line. */
const JOINERS = /\u2060/g;

/**
 * Copies without the joiners: what is pasted into a form is recorded, and a search for the word as people write it would
 * not find it.
 */
export const copyPlain = (
  event: Pick<ClipboardEvent, 'clipboardData' | 'preventDefault'>,
  selected = String(getSelection() ?? ''),
): void => {
  const plain = selected.replaceAll(JOINERS, '');
  if (plain === selected || !event.clipboardData) return;
  event.clipboardData.setData('text/plain', plain);
  event.preventDefault();
};
