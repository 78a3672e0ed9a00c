import { RegisterDraft, type RegisterCommand } from '../domain/directory/draft.rules.js';
import { isCommand, type Line } from './line.js';

type Input = Readonly<Record<string, unknown>>;

/** The commands that name a colleague besides their sender. */
const COLLEAGUE: Readonly<Record<string, (input: Input) => readonly unknown[]>> = {
  assignCaseWorker: ({ worker }) => [worker],
  handOverCase: ({ to }) => [to],
  conductForensicInterview: ({ interviewer }) => [interviewer],
};

/** The offices and people of a data set, each from the first day on which its commands name it. */
export const registerLines = (lines: readonly Line[]): readonly RegisterCommand[] => {
  const draft = new RegisterDraft();
  for (const { as, mutation, input } of lines.filter(isCommand)) {
    const on = typeof input.on === 'string' ? input.on : undefined;
    if (on === undefined) continue;
    draft.addWorker(as.id, on, { role: as.role, office: as.office });
    draft.addOffice(input.office, on);
    for (const id of COLLEAGUE[mutation]?.(input) ?? []) draft.addWorker(id, on);
  }
  return draft.commands();
};
