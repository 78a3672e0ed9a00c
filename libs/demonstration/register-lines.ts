import { RegisterDraft, type DraftedCommand } from '../domain/directory/draft.rules.js';
import { isCommand, type Line } from './line.js';

type Input = Readonly<Record<string, unknown>>;

/** The commands that name a colleague besides their sender. */
const COLLEAGUE: Readonly<Record<string, (input: Input) => readonly unknown[]>> = {
  assignCaseWorker: ({ worker }) => [worker],
  handOverCase: ({ to }) => [to],
  conductForensicInterview: ({ interviewer }) => [interviewer],
};

/** What the offices of the data set are called, and the province where each is, by its code in the gazetteer. */
const OFFICES: Readonly<Record<string, Input>> = {
  Poipet: { name: 'Poipet', localName: 'ប៉ោយប៉ែត', province: '01' },
  SiemReapCac: { name: 'Siem Reap CAC', localName: 'សៀមរាប CAC', province: '17' },
};

/** The offices and people of a data set, each from the first day on which its commands name it. */
export const registerLines = (lines: readonly Line[]): readonly DraftedCommand[] => {
  const draft = new RegisterDraft();
  for (const { as, mutation, input } of lines.filter(isCommand)) {
    const on = typeof input.on === 'string' ? input.on : undefined;
    if (on === undefined) continue;
    draft.addWorker(as.id, on, { role: as.role, office: as.office });
    draft.addOffice(input.office, on);
    for (const id of COLLEAGUE[mutation]?.(input) ?? []) draft.addWorker(id, on);
  }
  return draft
    .commands()
    .map((line) =>
      line.mutation === 'openOffice'
        ? { ...line, input: { ...line.input, ...OFFICES[String(line.input.office)] } }
        : line,
    );
};
