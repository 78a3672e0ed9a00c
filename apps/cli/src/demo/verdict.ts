import type { RefusedLine } from '#demonstration';
import type { FigureComparison } from './compare.js';

/** A line of the data set that was not sent. */
interface LeftOut {
  readonly line: number;
  readonly mutation: string;
}

/** The result of a demo, and its exit code: 0 only if every figure agrees. */
export const verdict = (
  cells: readonly Pick<FigureComparison, 'id' | 'ok'>[],
  refusals: readonly Pick<RefusedLine, 'line' | 'mutation' | 'code'>[],
  leftOut?: LeftOut,
): { readonly text: string; readonly exitCode: number } => {
  const refused = refusals.map(({ line, mutation, code }) => `  line ${line}, ${mutation}: ${code}`);
  const names = cells
    .filter(({ ok }) => ok === false)
    .map(({ id }) => id)
    .join(', ');
  if (leftOut) {
    const text = [
      `Left out: line ${leftOut.line}, ${leftOut.mutation}.`,
      ...(refused.length > 0 ? ['Refused in consequence:', ...refused] : []),
      names ? `Figures that depend on it: ${names}.` : 'No published figure depends on it.',
    ];
    return { text: text.join('\n'), exitCode: names ? 1 : 0 };
  }
  const agreeing = cells.filter(({ ok }) => ok === true).length;
  const text = [
    ...(refused.length > 0 ? ['Refused, though the data set should obey every rule:', ...refused] : []),
    names ? `These figures disagree with the report: ${names}.` : `All ${agreeing} published figures agree.`,
  ];
  return { text: text.join('\n'), exitCode: names || refused.length > 0 ? 1 : 0 };
};
