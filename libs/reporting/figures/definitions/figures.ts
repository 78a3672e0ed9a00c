import { Invalid } from '#nest';
import { closureFigures } from './closures.figures.js';
import { courtFigures } from './court.figures.js';
import { durationFigures } from './durations.figures.js';
import { entrantFigures } from './entrants.figures.js';
import { exploitationFigures } from './exploitation.figures.js';
import { familyFigures } from './family.figures.js';
import type { Figure } from './figure.js';
import { interviewFigures } from './interviews.figures.js';
import { justiceFigures } from './justice.figures.js';
import { preventionFigures } from './prevention.figures.js';
import { recordFigures } from './record.figures.js';
import { referralFigures } from './referrals.figures.js';
import { serviceFigures } from './services.figures.js';
import { workloadFigures } from './workload.figures.js';

/** M2 before M10, and M before P. */
const byId = new Intl.Collator('en', { numeric: true });

/** A new figure is a value in one of these files. */
export const FIGURES: readonly Figure[] = [
  ...interviewFigures,
  ...entrantFigures,
  ...exploitationFigures,
  ...serviceFigures,
  ...justiceFigures,
  ...courtFigures,
  ...durationFigures,
  ...workloadFigures,
  ...closureFigures,
  ...recordFigures,
  ...familyFigures,
  ...referralFigures,
  ...preventionFigures,
].toSorted((one, other) => byId.compare(one.id, other.id));

/**
 * The figures of these ids, each once; all when no id is given.
 * @throws Invalid
 */
export const figuresOf = (ids: readonly string[] | null = null): readonly Figure[] => {
  const unknown = (ids ?? []).flatMap((id, index) =>
    FIGURES.some((figure) => figure.id === id)
      ? []
      : [
          {
            path: `ids.${index}`,
            problem: `there is no figure ${id}: ask for ${FIGURES[0]!.id} to ${FIGURES.at(-1)!.id}`,
          },
        ],
  );
  if (unknown[0]) throw new Invalid(`${unknown[0].problem}.`, unknown);
  return ids ? FIGURES.filter(({ id }) => ids.includes(id)) : FIGURES;
};
