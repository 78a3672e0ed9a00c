import { Kind, buildSchema, parse, visit, type FragmentDefinitionNode } from 'graphql';
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { DOCUMENT } from './document.js';
import { sizeOf } from './measure.js';

const CONSOLE = 'apps/console/src';
const texts = readdirSync(CONSOLE, { recursive: true, encoding: 'utf8' })
  .filter((file) => /\.tsx?$/.test(file) && !file.includes('.spec.'))
  .flatMap((file) => [...readFileSync(join(CONSOLE, file), 'utf8').matchAll(/\bgraphql\(\s*`([^`]*)`/g)])
  .map(([, text]) => text!);

const parsed = texts.map((text) => parse(text));
const fragments = new Map(
  parsed.flatMap(({ definitions }) =>
    definitions.flatMap((one) => (one.kind === Kind.FRAGMENT_DEFINITION ? [[one.name.value, one] as const] : [])),
  ),
);

/** The fragments that a document spreads, and those that these spread. */
const spreadIn = (node: Parameters<typeof visit>[0], found = new Set<FragmentDefinitionNode>()) => {
  visit(node, {
    FragmentSpread: ({ name }) => {
      const fragment = fragments.get(name.value)!;
      if (found.has(fragment)) return;
      found.add(fragment);
      spreadIn(fragment, found);
    },
  });
  return found;
};

const operations = parsed.flatMap((document) =>
  document.definitions.flatMap((one) =>
    one.kind === Kind.OPERATION_DEFINITION && one.name
      ? [{ name: one.name.value, document: { ...document, definitions: [one, ...spreadIn(document)] } }]
      : [],
  ),
);

const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
const costs = operations.map(({ name, document }) => [name, sizeOf(document, schema).cost] as const);

it('the service answers each document of the console', () => {
  expect(costs.length).toBeGreaterThan(100);
  expect(costs.filter(([, cost]) => cost > DOCUMENT.cost)).toEqual([]);
});

it('each document of the console has room for more fields', () => {
  expect(costs.filter(([, cost]) => cost > 0.7 * DOCUMENT.cost)).toEqual([]);
});
