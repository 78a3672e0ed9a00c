import { readFileSync } from 'node:fs';
import { buildSchema, getNamedType, isObjectType } from 'graphql';
import { getMetadataArgsStorage } from 'typeorm';
import { steps } from '#domain/aggregates';
import { operationResultStep, operationStep } from '#domain/operation';
import { prosecutionStep } from '#domain/prosecution';
import { journey, survivor } from '#domain/survivor';
import { PART_OF } from '../../apps/console/src/replay/parts.js';
import { formsIn, recordedFieldsOf } from './forms.js';
import { LOCALES } from './locale.js';

const PARTS = 'apps/console/src/replay/parts.ts';

/** What a history shows besides the record: the court cases and the operations in it. */
const shown = [...journey, prosecutionStep, operationStep, operationResultStep];

/** The amendments of the entries in them. */
const corrections = steps.filter(({ classes }) => 'EntryCorrected' in classes);

/** The views whose rows a history shows, chosen as its resolver chooses them. */
const views = [...shown, ...corrections]
  .flatMap(({ projections }) => projections.filter(({ kind }) => kind === 'rows'))
  .filter(({ view, on }) => !('internal' in view) && Object.keys(survivor.evolve).some((type) => !(type in on)))
  .map(({ view }) => view);

/** Of what is in a payload, also in its groups. */
const fieldsIn = (classes: object): string[] =>
  Object.entries(classes).flatMap(([name, inner]: [string, unknown]) => [
    name,
    ...(typeof inner === 'object' && inner !== null ? fieldsIn(inner) : []),
  ]);

/** What a replacement holds is called as its event. */
const ofEvents = [...shown, ...corrections]
  .flatMap(({ classes }) => Object.values(classes).flatMap(fieldsIn))
  .filter((name) => !/^[A-Z]/.test(name));

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const columns = getMetadataArgsStorage().columns.filter(
  ({ target, options }) => views.some((view) => view === target) && options.primary !== true,
);

/** Of what stands in a column, such as the verdicts in a court case. */
const partsOf = (type: string, column: string): string[] => {
  const rows = schema.getType(type);
  const field = isObjectType(rows) ? rows.getFields()[column] : undefined;
  const part = field && getNamedType(field.type);
  // a personal value is shown by itself
  return isObjectType(part) && !part.name.startsWith('Personal') ? Object.keys(part.getFields()) : [];
};
const ofViews = columns.flatMap(({ target, propertyName }) => [
  propertyName,
  ...partsOf((target as { readonly name: string }).name.replace(/View$/, ''), propertyName),
]);

describe('the replay of a history', () => {
  it('knows in which part of the case file each view stands, and no view that there is not', () => {
    const named = new Set(views.map(({ name }) => name.replace(/View$/, '')));
    const known = Object.keys(PART_OF);
    expect([
      ...[...named].filter((name) => !known.includes(name)).map((name) => `add to ${PARTS}:  ${name}: '…',`),
      ...known.filter((name) => !named.has(name)).map((name) => `remove from ${PARTS}:  ${name}, which is no view`),
    ]).toEqual([]);
  });

  it.each(LOCALES)('has a name for every field of every event and of every row (%s)', (locale) => {
    const { fields } = formsIn(locale, steps);
    const unnamed = new Set([...ofEvents, ...ofViews].filter((name) => fields[name] === undefined));
    const toName = [...unnamed].toSorted().map((name) => `add to \`fields\` in the *.labels.ts of its step:  ${name}`);
    expect(toName).toEqual([]);
  });

  it('has one name for a field, in its step or with those of several', () => {
    const names = recordedFieldsOf(steps).map(([name]) => name);
    expect(names.filter((name, index) => names.indexOf(name) !== index)).toEqual([]);
  });

  it('has these names in Khmer script', () => {
    const { fields } = formsIn('km', steps);
    const latin = Object.entries(fields).filter(([, name]) => !/[\u1780-\u17FF]/.test(name));
    expect(latin).toEqual([]);
  });
});
