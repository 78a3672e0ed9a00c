import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, Kind, parse, TypeInfo, visit, visitWithTypeInfo, type FieldNode } from 'graphql';
import { Client, fetchExchange } from 'urql';
import { ownWrites } from './own-writes.js';

const READ = 'query Read($atLeast: String) { officeRequests(purpose: CARE, atLeast: $atLeast) { stale } }';
const WRITE = 'mutation Write { answerOffice(input: {}) { position } }';

/** A client whose service answers each request with the next of `answers`; and the variables that were sent. */
const clientOf = (...answers: readonly object[]) => {
  const sent: unknown[] = [];
  const left = [...answers];
  const client = new Client({
    url: 'http://service/graphql',
    exchanges: [ownWrites(), fetchExchange],
    preferGetMethod: false,
    requestPolicy: 'network-only',
    fetch: async (_url, init) => {
      sent.push((JSON.parse(init!.body as string) as { variables: object }).variables);
      return new Response(JSON.stringify(left.shift()), { headers: { 'content-type': 'application/json' } });
    },
  });
  const readOnce = () => client.query(READ, {}).toPromise();
  const write = () => client.mutation(WRITE, {}).toPromise();
  return { sent, read: readOnce, write };
};

const receiptAt = (position: string) => ({ data: { answerOffice: { __typename: 'Receipt', position } } });
const found = { data: { officeRequests: { stale: false } } };
const refusalWith = (code: string) => ({ data: null, errors: [{ message: code, extensions: { code } }] });

describe('what is read after an own entry', () => {
  it('includes it: the query waits for the position of the latest receipt', async () => {
    const { sent, read, write } = clientOf(found, receiptAt('a.7'), found, receiptAt('a.9'), found);
    for (const step of [read, write, read, write, read]) await step();
    expect(sent).toEqual([{}, {}, { atLeast: 'a.7' }, {}, { atLeast: 'a.9' }]);
  });

  it('still includes it after an entry that is refused, or an answer that fails', async () => {
    const { sent, read, write } = clientOf(receiptAt('a.7'), refusalWith('RULE'), refusalWith('INTERNAL'), found);
    for (const step of [write, write, read, read]) await step();
    expect(sent.slice(2)).toEqual([{ atLeast: 'a.7' }, { atLeast: 'a.7' }]);
  });

  it('no longer waits for a position that the service refuses', async () => {
    const { sent, read, write } = clientOf(receiptAt('a.7'), refusalWith('VALIDATION'), found);
    for (const step of [write, read, read]) await step();
    expect(sent.slice(1)).toEqual([{ atLeast: 'a.7' }, {}]);
  });
});

describe('the documents of the console', () => {
  /** Asked after the case file, which has waited already. */
  const AFTER_CASE_FILE = /case-file\/documents\/(words\/\w+|sealed)\.ts$/;
  const schema = buildSchema(readFileSync('schema.graphql', 'utf8'));
  const folder = 'apps/console/src';
  const sources = readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .map((path) => join(folder, path))
    .filter((path) => /(?<!\.spec)\.tsx?$/.test(path) && !AFTER_CASE_FILE.test(path));

  const documents = sources.flatMap((path) =>
    [...readFileSync(path, 'utf8').matchAll(/graphql\(\s*`([^`]*)`/g)].map(([, text]) => text!),
  );

  /** The queries in these documents that could have an argument, and have not. */
  const queriesWithout = (argument: string, isMeant: (given: FieldNode) => boolean = () => true): string[] => {
    const fields: string[] = [];
    const info = new TypeInfo(schema);
    const Field = (field: FieldNode) => {
      const takes = info.getFieldDef()?.args.some(({ name }) => name === argument);
      if (info.getParentType()?.name !== 'Query' || !takes || !isMeant(field)) return;
      if (!field.arguments?.some(({ name }) => name.value === argument)) fields.push(field.name.value);
    };
    for (const document of documents) visit(parse(document), visitWithTypeInfo(info, { Field }));
    return fields;
  };

  it('say for each query of a view that it may wait', () => {
    expect(documents.length).toBeGreaterThan(40);
    expect(queriesWithout('atLeast')).toEqual([]);
  });

  it('read each list to its end: what is on no first page could not be chosen', () => {
    const isList = ({ arguments: given }: FieldNode) =>
      given?.some(({ name, value }) => name.value === 'first' && value.kind === Kind.INT && value.value !== '1') ===
      true;
    expect(queriesWithout('after', isList)).toEqual([]);
  });
});
