const CONTROLS = 'input:not([type="hidden"]), select, textarea, button';

/** The control of the field at a path, or the first one of a group; undefined where the form shows none. */
const controlAt = (form: HTMLElement, path: string): HTMLElement | undefined => {
  const at = form.querySelector<HTMLElement>(`[id="${CSS.escape(path)}"]`);
  return (at?.matches(CONTROLS) ? at : at?.querySelector<HTMLElement>(CONTROLS)) ?? undefined;
};

/** Moves the focus to the field at a path. */
export const reach = (form: HTMLElement | null, path: string): void => {
  if (form) controlAt(form, path)?.focus();
};

/** Moves the focus to the field that comes first on the page. */
export const reachFirst = (form: HTMLElement | null, paths: Iterable<string>): void => {
  if (!form) return;
  const found = [...paths].flatMap((path) => controlAt(form, path) ?? []);
  const [first] = found.toSorted((one, other) =>
    one.compareDocumentPosition(other) & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : 1,
  );
  first?.focus();
};
