/** A section as the service sends it, in the language of the page. */
export interface Section {
  readonly name: string;
  readonly title: string;
  /** The ids of its figures, in the order in which people read them. */
  readonly figures: readonly string[];
}

interface FilledSection<Figure> {
  readonly name: string;
  readonly title: string;
  readonly figures: readonly Figure[];
}

/** Each section that has figures; those without a section stand last, below that title. */
export const sectionsOf = <Figure extends { readonly id: string }>(
  figures: readonly Figure[],
  sections: readonly Section[],
  others: string,
): readonly FilledSection<Figure>[] => {
  const placed = sections.flatMap((section) => section.figures);
  const named = sections.map((section) => ({
    ...section,
    figures: section.figures.flatMap((id) => figures.filter((figure) => figure.id === id)),
  }));
  const rest = { name: 'others', title: others, figures: figures.filter(({ id }) => !placed.includes(id)) };
  return [...named, rest].filter((section) => section.figures.length > 0);
};
