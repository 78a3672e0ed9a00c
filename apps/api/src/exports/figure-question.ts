import { plainToInstance } from 'class-transformer';
import { validateSync } from 'class-validator';
import { PreventionProgrammes } from '#domain/operation';
import { FiguresArgs } from '#reporting/figures';
import { invalid } from '#platform';
import type { FigureQuestion } from './figure-exports.js';

const NAMES = ['from', 'to', 'asOf', 'knownAt', 'office', 'province'] as const;

const textOf = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** The question in the parameters of an address, checked by the rules of the GraphQL query. @throws Invalid */
export const figureQuestionIn = (asked: Readonly<Record<string, unknown>>): FigureQuestion => {
  const period = Object.fromEntries(NAMES.flatMap((name) => (textOf(asked[name]) ? [[name, asked[name]]] : [])));
  const [from, to] = [textOf(asked.comparedFrom), textOf(asked.comparedTo)];
  const other = from || to ? { ...(from && { from }), ...(to && { to }) } : undefined;
  const programme = textOf(asked.programme);
  const ids = textOf(asked.ids)?.split(',');
  const args = plainToInstance(FiguresArgs, {
    ...period,
    ...(other && { comparedTo: other }),
    ...(ids && { ids }),
    ...(programme && { programme: programmeOf(programme) }),
  });
  const errors = validateSync(args, { whitelist: true });
  if (errors.length > 0) throw invalid(errors);
  return { period: args, other: args.comparedTo, ids: args.ids };
};

/** By its name in the schema; what is none is left for the rules to refuse. */
const programmeOf = (named: string): string =>
  Object.entries(PreventionProgrammes).find(([name]) => name === named)?.[1] ?? named;
