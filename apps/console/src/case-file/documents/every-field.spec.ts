import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import {
  buildSchema,
  getNamedType,
  isObjectType,
  parse,
  TypeInfo,
  visit,
  visitWithTypeInfo,
  type GraphQLOutputType,
} from 'graphql';

const SCHEMA = buildSchema(readFileSync('schema.graphql', 'utf8'));
const FOLDERS = ['apps/console/src/case-file', 'apps/console/src/journey/reading'];
const sources = FOLDERS.flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((path) => /(?<!\.spec)\.tsx?$/.test(path))
    .map((path) => ({ path, text: readFileSync(join(folder, path), 'utf8') })),
);

/** What the case file does not ask for, and why. */
const NOT_SHOWN: Readonly<Record<string, string>> = {
  'Accused.on': 'the entry of the accused has the day',
  'ActivePlan.lastEventId': 'the plan itself leads to its entries',
  'Appeal.appealId': 'a key that nothing else names',
  'Appointment.madeOn': 'the day for which it stands counts; its entry has the day on which it was made',
  'Birth.pregnancyId': 'a key that nothing else names',
  'BreakGlass.lastEventId': 'the access log tells what was opened',
  'CasePlan.revises': 'the order of the plans shows which one replaced which',
  'Correction.lastEventId': 'eventId is that entry',
  'Document.personalClass': 'it decides who may open the document, and says nothing about the survivor',
  'Duplicate.lastEventId': 'the link leads to the other record',
  'Erasure.keptSurvivorId': 'the link of the record leads to the kept one',
  'FollowUp.lastEventId': 'eventId is that entry',
  'Identification.exploitation': 'each episode shows its own types',
  'LastContact.lastEventId': 'entryId is that entry',
  'Link.lastEventId': 'the link leads to the other record',
  'Overview.last': 'the timeline begins with it',
  'Overview.lastEventId': 'the timeline begins with it',
  'Overview.recordedAt': 'the timeline begins with it',
  'Overview.recordedBy': 'the timeline begins with it',
  'Prosecution.corrections': 'marks shows them beside their values',
  'Prosecution.endedOn': 'what the rules count from; concludedOn is shown',
  'Prosecution.prosecutionId': 'known before it is asked',
  'Prosecution.revision': 'forms ask for it',
  'Prosecution.stale': 'the case file itself says that it is behind',
  'ReferralMade.consentId': 'the consents stand in their own card, with those who may be informed',
  'Survivor.setAside': 'entries that fail a check stand on the page about the system',
};

/** Each field of these types, and of the types to which a field leads that is not left out. */
const fieldsFrom = (...roots: readonly string[]): ReadonlySet<string> => {
  const fields = new Set<string>();
  const add = (type: GraphQLOutputType | undefined) => {
    if (!isObjectType(type)) return;
    for (const { name, type: next } of Object.values(type.getFields())) {
      const field = `${type.name}.${name}`;
      if (fields.has(field)) continue;
      fields.add(field);
      if (!(field in NOT_SHOWN)) add(getNamedType(next));
    }
  };
  for (const root of roots) add(SCHEMA.getType(root) as GraphQLOutputType);
  return fields;
};

/** The fields for which the documents ask, each with the name under which the answer has it. */
const asked = new Map<string, string>();
for (const { text } of sources) {
  for (const [, document] of text.matchAll(/graphql\(\s*`([^`]*)`/g)) {
    const info = new TypeInfo(SCHEMA);
    const Field = ({ name }: { readonly name: { readonly value: string } }) => {
      asked.set(`${info.getParentType()?.name}.${name.value}`, name.value);
    };
    visit(parse(document!), visitWithTypeInfo(info, { Field }));
  }
}

const recorded = fieldsFrom('Survivor', 'Prosecution');

describe('what is known of a survivor', () => {
  it('is asked for by the case file, field by field, or is left out for a reason', () => {
    expect(recorded.size).toBeGreaterThan(400);
    expect([...recorded].filter((field) => !asked.has(field) && !(field in NOT_SHOWN))).toEqual([]);
  });

  it('is left out only where it exists and nothing asks for it', () => {
    expect(Object.keys(NOT_SHOWN).filter((field) => asked.has(field) || !recorded.has(field))).toEqual([]);
  });

  it('is read wherever it is asked for', () => {
    const code = sources
      .filter(({ path }) => !path.startsWith('documents/'))
      .map(({ text }) => text.replaceAll(/'[^'\n]*'|`[^`]*`/g, ''))
      .join('\n');
    const unread = [...asked].filter(([field, name]) => recorded.has(field) && !new RegExp(`\\b${name}\\b`).test(code));
    expect(unread.map(([field]) => field)).toEqual([]);
  });
});
