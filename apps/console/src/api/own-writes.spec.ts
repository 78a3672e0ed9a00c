import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { buildSchema, parse, TypeInfo, visit, visitWithTypeInfo } from 'graphql';
import { Client, fetchExchange } from 'urql';
import { ownWrites } from './own-writes.js';

const READ = 'query Read($atLeast: String) { officeRequests(purpose: CARE, atLeast: $atLeast) { requestId } }';
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
const found = { data: { officeRequests: [] } };
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

  const withoutPosition = (document: string): string[] => {
    const fields: string[] = [];
    const info = new TypeInfo(schema);
    const Field = ({
      name,
      arguments: args,
    }: {
      name: { value: string };
      arguments?: readonly { name: { value: string } }[];
    }) => {
      if (
        info.getParentType()?.name !== 'Query' ||
        !info.getFieldDef()?.args.some(({ name: arg }) => arg === 'atLeast')
      )
        return;
      if (!args?.some((arg) => arg.name.value === 'atLeast')) fields.push(name.value);
    };
    visit(parse(document), visitWithTypeInfo(info, { Field }));
    return fields;
  };

  it('say for each query of a view that it may wait', () => {
    const documents = sources.flatMap((path) =>
      [...readFileSync(path, 'utf8').matchAll(/graphql\(\s*`([^`]*)`/g)].map(([, text]) => text!),
    );
    expect(documents.length).toBeGreaterThan(40);
    expect(documents.flatMap(withoutPosition)).toEqual([]);
  });
});
