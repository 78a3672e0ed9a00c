import { buildSchema, type GraphQLField } from 'graphql';
import {
  CASE_ROLES,
  CLASSES_OF,
  MATRIX,
  OPENS,
  OPEN_IN_RESTRICTED,
  POLICY_VERSION,
  PURPOSES_OF,
  WITHHELD_FROM,
  type Kind,
  type Whose,
} from '#access';
import { PERSONAL_CLASSES } from '#decider';
import { PURPOSES, ROLES, type Role } from '#step';

const NAMES: Readonly<Record<Role, string>> = {
  CASE_WORKER: 'Case worker',
  SUPERVISOR: 'Supervisor',
  LEGAL_OFFICER: 'Legal officer',
  FORENSIC_INTERVIEWER: 'Forensic interviewer',
  AUDITOR: 'Auditor',
  ANALYST: 'Analyst',
  ADMINISTRATOR: 'Administrator',
};

const CELLS: Readonly<Record<Whose, string>> = { '': '', own: 'entrusted', office: 'office', every: 'all' };

const CHAPTERS: Readonly<Record<Kind, string>> = {
  begins: 'Begin a case',
  reads: 'Open one record',
  lists: 'List those whom one may read',
  records: 'Record something of her',
  glass: 'In an emergency',
  none: 'What concerns no one survivor',
};

/** Up to where it goes into particulars. */
const SENTENCE = /^(.+?)[.;:](\s|$)/;

/** `docs/access.md`: the policy that is in force, in words. `npm run access` writes it anew. */
export const accessText = (schema: string): string => {
  // of two of one name, what is said of the one that is answered once
  const operations = new Map(operationsIn(schema));
  const live = new Set(Object.keys(buildSchema(schema).getSubscriptionType()?.getFields() ?? {}));
  const does = (name: string) => {
    const said = operations.get(name)?.description?.replaceAll('\n', ' ') ?? '';
    return `${SENTENCE.exec(said)?.[1] ?? said}.`;
  };
  const chapter = (kind: Kind): string[] => [
    `### ${CHAPTERS[kind]}`,
    table(
      ['What', ...ROLES.map((role) => NAMES[role])],
      Object.entries(MATRIX)
        .filter(([, row]) => row.kind === kind)
        .map(([name, { whose }]) => [
          `\`${name}\`${live.has(name) ? ' (live)' : ''} ${does(name)}`,
          ...ROLES.map((role) => CELLS[whose[role]]),
        ]),
    ),
  ];
  return `${[
    '# Who may',
    `Version ${POLICY_VERSION} of the policy. This page is written by \`npm run access\` from the tables that the service itself decides by, and a spec compares the two. Whatever stands in no table is for nobody.`,
    '## Whose case it is',
    WHOSE,
    '## What may be seen of her',
    'Personal values are of five classes. A reading states its purpose; what the role or the purpose has no need of reads as withheld.',
    table(
      ['Role', ...PERSONAL_CLASSES],
      ROLES.map((role) => [NAMES[role], ...PERSONAL_CLASSES.map((one) => yes(CLASSES_OF[role].includes(one)))]),
    ),
    table(
      ['Purpose', ...ROLES.map((role) => NAMES[role]), 'Without'],
      PURPOSES.map((purpose) => [
        purpose,
        ...ROLES.map((role) => {
          if (purpose === 'BREAK_GLASS') return CASE_ROLES.includes(role) ? 'after breaking the glass' : '';
          if (!PURPOSES_OF[role].includes(purpose)) return '';
          return role === 'AUDITOR' && !OPENS.includes(purpose) ? 'pseudonymous' : 'yes';
        }),
        (WITHHELD_FROM[purpose] ?? []).join(', '),
      ]),
    ),
    KEPT,
    AFTERWARDS,
    '## Who may do what',
    '`entrusted`: with those who are entrusted to one, or whom one received while nobody else is. `office`: with those of one’s office, or whom one received. `all`: the role alone decides. An empty cell: not at all. What is live is answered again whenever it changes, over a WebSocket, to the same people.',
    ...(Object.keys(CHAPTERS) as Kind[]).flatMap(chapter),
  ].join('\n\n')}\n`;
};

const WHOSE = `- **Case worker**: those entrusted to her as case worker, as long as the assignment lasts. Whoever received a referral keeps her until the first assignment to anybody. After a hand-over, or when an assignment ends, the former colleague is a stranger to her.
- **Supervisor**: the cases of her own office, which are those that it received or took into aftercare, whatever was corrected since, and those with a colleague who is entrusted on behalf of that office.
- **Legal officer, forensic interviewer**: those entrusted to them in that role.
- **Court cases**: of whoever may do the same for at least one of those who have a part in it. What somebody typed in one opens for whoever may read so of all of them.
- **Auditor**: every history, pseudonymous; the purposes COURT, SAFETY and SUBJECT_REQUEST open who she is. An auditor records nothing.
- **Analyst**: counts, never a person. **Administrator**: no case data.
- **Broken glass**: whoever works with cases may open one record in an emergency, for an hour at most, in the role in which it was opened, and record nothing in it. A supervisor is told at once.

Whoever is nothing to a case is answered as if it did not exist, with the same code and the same sentence.`;

const KEPT = `Whose data is kept for the court alone, since she asked to be erased and something holds her record, is opened for ${OPEN_IN_RESTRICTED.join(', ')}: for any other purpose whoever may read of her sees that she is there, and nothing personal.`;

const AFTERWARDS = `What was told in a forensic interview is shown to those roles alone that sit in its reviews, whatever else they may read.`;

const operationsIn = (text: string): readonly (readonly [string, GraphQLField<unknown, unknown>])[] => {
  const schema = buildSchema(text);
  const roots = [schema.getSubscriptionType(), schema.getQueryType(), schema.getMutationType()];
  return roots.flatMap((root) => Object.entries(root?.getFields() ?? {}));
};

export const operationNamesIn = (text: string): string[] => operationsIn(text).map(([name]) => name);

const yes = (is: boolean): string => (is ? 'yes' : '');

/** As prettier would set it. */
const table = (head: readonly string[], rows: readonly (readonly string[])[]): string => {
  const widths = head.map((_, column) => Math.max(3, ...[head, ...rows].map((row) => row[column]!.length)));
  const line = (cells: readonly string[]) =>
    `| ${cells.map((cell, column) => cell.padEnd(widths[column]!)).join(' | ')} |`;
  return [line(head), line(widths.map((width) => '-'.repeat(width))), ...rows.map(line)].join('\n');
};
