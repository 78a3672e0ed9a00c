/** Writes docs/reference/graphql.md from schema.graphql; with --check it fails when the page is not current. */
import { readFileSync, writeFileSync } from 'node:fs';
import { buildSchema, getNamedType, isEnumType, isInputObjectType, isScalarType, isSpecifiedScalarType } from 'graphql';

const PAGE = 'docs/reference/graphql.md';

const inOneLine = (text) => (text ?? '').split('\n\n')[0].replaceAll('\n', ' ').replaceAll('|', '\\|');
const linkTo = (type) => `[\`${type}\`](#${getNamedType(type).name.toLowerCase()})`;
const typeOf = (type) => (isSpecifiedScalarType(getNamedType(type)) ? `\`${type}\`` : linkTo(type));

const argsOf = ({ args = [] }) =>
  args.map(({ name, type, description }) => `| &emsp;\`${name}\` | ${typeOf(type)} | ${inOneLine(description)} |`);

const rowsOf = (type) =>
  Object.values(type.getFields()).flatMap((field) => [
    `| \`${field.name}\` | ${typeOf(field.type)} | ${inOneLine(field.description)}${
      field.deprecationReason ? ` **Deprecated:** ${inOneLine(field.deprecationReason)}` : ''
    } |`,
    ...argsOf(field),
  ]);

const tableOf = (type) => ['| Name | Type | Description |', '| --- | --- | --- |', ...rowsOf(type)];

const bodyOf = (type) => {
  if (isScalarType(type)) return [];
  if (isEnumType(type))
    return [
      type
        .getValues()
        .map(({ name }) => `\`${name}\``)
        .join(', '),
    ];
  return tableOf(type);
};

const sectionOf = (type) => [`### ${type.name}`, '', inOneLine(type.description), '', ...bodyOf(type), ''];

const chapter = (title, types) => (types.length > 0 ? [`## ${title}`, '', ...types.flatMap(sectionOf)] : []);

/** The page, as Markdown. */
export const referenceOf = (text) => {
  const schema = buildSchema(text);
  const roots = [schema.getQueryType(), schema.getMutationType(), schema.getSubscriptionType()];
  const rest = Object.values(schema.getTypeMap())
    .filter((type) => !type.name.startsWith('__') && !roots.includes(type) && !isSpecifiedScalarType(type))
    .toSorted((one, other) => one.name.localeCompare(other.name, 'en'));
  const isType = (type) => !isEnumType(type) && !isInputObjectType(type) && !isScalarType(type);
  return [
    '# GraphQL reference',
    '',
    'Every query, mutation, subscription and type of the API. `npm run schema` writes this page from `schema.graphql`.',
    '[How the API changes](api-changes.md) says which names and types stay.',
    '',
    ...chapter('Operations', roots.filter(Boolean)),
    ...chapter('Types', rest.filter(isType)),
    ...chapter('Inputs', rest.filter(isInputObjectType)),
    ...chapter('Enums', rest.filter(isEnumType)),
    ...chapter('Scalars', rest.filter(isScalarType)),
  ]
    .join('\n')
    .replace(/\n+$/, '\n');
};

if (process.argv[1] === import.meta.filename) {
  const page = referenceOf(readFileSync('schema.graphql', 'utf8'));
  if (!process.argv.includes('--check')) writeFileSync(PAGE, page);
  else if (readFileSync(PAGE, 'utf8') !== page) {
    process.stderr.write(`${PAGE} is not current: run npm run schema\n`);
    process.exitCode = 1;
  }
}
