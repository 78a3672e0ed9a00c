import { buildSchema, type GraphQLField } from 'graphql';
import {
  BESIDE_GRAPHQL,
  ROLES_WITH_CASES,
  CLASSES_OF,
  OPENS,
  OPEN_IN_RESTRICTED,
  POLICY_VERSION,
  PURPOSES_OF,
  WITHHELD_FROM,
  type AccessKind,
  type CaseScope,
} from '#security/access';
import { MATRIX } from '#domain/aggregates';
import { PERSONAL_CLASSES } from '#kernel/decider';
import { PURPOSES, ROLES, type Role } from '#nest';

const NAMES: Readonly<Record<Role, string>> = {
  CASE_WORKER: 'Case worker',
  SUPERVISOR: 'Supervisor',
  LEGAL_OFFICER: 'Legal officer',
  FORENSIC_INTERVIEWER: 'Forensic interviewer',
  AUDITOR: 'Auditor',
  ANALYST: 'Analyst',
  ADMINISTRATOR: 'Administrator',
};

const CELLS: Readonly<Record<CaseScope, string>> = { '': '', own: 'assigned', office: 'office', every: 'all' };

const CHAPTERS: Readonly<Record<AccessKind, string>> = {
  begins: 'Begin a case',
  reads: 'Open one record',
  lists: 'List one’s cases',
  records: 'Record in a case',
  breakGlass: 'In an emergency',
  none: 'Operations without a case',
};

/** The first sentence, up to its first particulars. */
const SENTENCE = /^(.+?)[.;:](\s|$)/;

/** `docs/reference/access.md`: the present policy in words, written by `npm run access`. */
export const accessText = (schema: string): string => {
  // a query and a subscription of one name share a row, with the description of the query
  const operations = new Map(operationsIn(schema));
  const live = new Set(Object.keys(buildSchema(schema).getSubscriptionType()?.getFields() ?? {}));
  const does = (name: string) => {
    const description = BESIDE_GRAPHQL[name] ?? operations.get(name)?.description?.replaceAll('\n', ' ') ?? '';
    return `${SENTENCE.exec(description)?.[1] ?? description}.`;
  };
  const chapter = (kind: AccessKind): string[] => [
    `### ${CHAPTERS[kind]}`,
    table(
      ['What', ...ROLES.map((role) => NAMES[role])],
      Object.entries(MATRIX)
        .filter(([, row]) => row.kind === kind)
        .map(([name, { scopeByRole }]) => [
          `\`${name}\`${live.has(name) ? ' (live)' : ''} ${does(name)}`,
          ...ROLES.map((role) => CELLS[scopeByRole[role]]),
        ]),
    ),
  ];
  return `${[
    '# Access',
    `Version ${POLICY_VERSION} of the policy. \`npm run access\` writes this page from the tables that the service uses for its decisions; a spec compares the two. An operation without a row is for nobody.`,
    '## Whose case it is',
    WHOSE,
    '## What may be seen of a survivor',
    'Personal values have five classes. A reader states a purpose; values that the role or the purpose does not need read as withheld.',
    table(
      ['Role', ...PERSONAL_CLASSES],
      ROLES.map((role) => [NAMES[role], ...PERSONAL_CLASSES.map((one) => yesIf(CLASSES_OF[role].includes(one)))]),
    ),
    table(
      ['Purpose', ...ROLES.map((role) => NAMES[role]), 'Without'],
      PURPOSES.map((purpose) => [
        purpose,
        ...ROLES.map((role) => {
          if (purpose === 'BREAK_GLASS') return ROLES_WITH_CASES.includes(role) ? 'after breaking the glass' : '';
          if (!PURPOSES_OF[role].includes(purpose)) return '';
          return role === 'AUDITOR' && !OPENS.includes(purpose) ? 'pseudonymous' : 'yes';
        }),
        (WITHHELD_FROM[purpose] ?? []).join(', '),
      ]),
    ),
    KEPT,
    AFTERWARDS,
    '## Who may do what',
    '`assigned`: cases that are assigned to the colleague, or that they received and nobody has been assigned to yet. `office`: cases of the colleague’s office, and cases that they received. `all`: the role alone decides. An empty cell: not at all. A live operation answers again after each change, over a WebSocket, with the same rights.',
    ...(Object.keys(CHAPTERS) as AccessKind[]).flatMap(chapter),
  ].join('\n\n')}\n`;
};

const WHOSE = `- **Case worker**: cases assigned to them as case worker, for as long as the assignment lasts. A colleague who received a referral keeps the case until its first assignment. After a hand-over, or at the end of an assignment, the former colleague has no more access.
- **Supervisor**: the cases of their own office, which are those that the office received or took into aftercare, whatever was corrected since, and those with a colleague who is assigned on behalf of that office.
- **Legal officer, forensic interviewer**: cases assigned to them in that role. Until the survivor’s forensic interview is recorded, its interviewer sees only a part: who the survivor is, their age and languages, the level of risk, requests for an interview, and appointments. Lists of tasks show what colleagues agreed by hand. \`inPart\` of the survivor says so.
- **Court cases**: a colleague needs the same right for at least one survivor of the court case. Free text in a court case opens for readers who may read all of its survivors.
- **Auditor**: every history, pseudonymous; the purposes COURT, SAFETY and SUBJECT_REQUEST also open the identity. An auditor records nothing.
- **Analyst**: counts, never a person. **Administrator**: no case data.
- **Emergency access**: a colleague who works with cases may open one record in an emergency, for an hour at most and in the role in which it was opened, and may record nothing in it. A supervisor is notified at once.
- **Deputy**: on the days in the register of staff, a colleague acts in the place of a supervisor, with the role and the office of the supervisor. The log names both, and no deputy approves what either of them asked.

A colleague without a relation to a case gets the same answer as if it did not exist, with the same code and the same sentence.`;

const KEPT = `After a request for erasure, a record that a legal hold keeps for the court only is opened for ${OPEN_IN_RESTRICTED.join(', ')}. For any other purpose, a reader sees that the record exists, and nothing personal.`;

const AFTERWARDS = `The contents of a forensic interview are shown only to the roles that take part in its reviews, whatever else they may read.`;

const operationsIn = (text: string): readonly (readonly [string, GraphQLField<unknown, unknown>])[] => {
  const schema = buildSchema(text);
  const roots = [schema.getSubscriptionType(), schema.getQueryType(), schema.getMutationType()];
  return roots.flatMap((root) => Object.entries(root?.getFields() ?? {}));
};

export const operationNamesIn = (text: string): string[] => operationsIn(text).map(([name]) => name);

const yesIf = (is: boolean): string => (is ? 'yes' : '');

/** A table in Markdown, aligned as prettier aligns it. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
};
