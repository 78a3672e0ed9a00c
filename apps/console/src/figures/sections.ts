/** The sections of the page, with their figures in the order in which people read them. */
const SECTIONS = {
  found: ['M27', 'M1', 'M2', 'M3', 'M4', 'M16', 'M5', 'M6', 'M28'],
  aftercare: ['M7', 'M8', 'M9', 'M14', 'M15', 'M17', 'M25'],
  suffered: ['M10', 'M11', 'M12', 'M13', 'M29'],
  justice: ['M18', 'M26', 'M19', 'M24'],
  work: ['M20', 'M21', 'M22'],
  prevention: ['P1', 'P2', 'P3', 'P4', 'P5', 'P6', 'P7'],
  record: ['M23'],
} as const satisfies Readonly<Record<string, readonly string[]>>;

export type Section = keyof typeof SECTIONS | 'others';

/** Each section with its figures; a figure without a section stands last. */
export const sectionsOf = <Figure extends { readonly id: string }>(
  figures: readonly Figure[],
): readonly (readonly [Section, readonly Figure[]])[] => {
  const placed: readonly string[] = Object.values(SECTIONS).flat();
  const named = Object.entries(SECTIONS).map(
    ([section, ids]) =>
      [section as Section, ids.flatMap((id) => figures.filter((figure) => figure.id === id))] as const,
  );
  const others = figures.filter(({ id }) => !placed.includes(id));
  return [...named, ['others' as const, others] as const].filter(([, of]) => of.length > 0);
};
