import 'reflect-metadata';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import type { JsonObject } from '#kernel/decider';
import type { Classes } from '#kernel/integrity';
import { drawnPayloads } from './drawn.js';
import {
  CLASSES,
  FOLDER,
  FORMER,
  HASHES,
  fieldsMissingIn,
  goldenFiles,
  goldenOf,
  hashesOfGolden,
  sha256,
} from './golden.js';

const drawn = drawnPayloads();

/** Any entry may be marked as recorded against a rule. */
const MARKED: JsonObject = { irregular: { code: 'CONSENT_MISSING', explanation: 'private: she was carried in' } };

const sizeOf = (payload: JsonObject): number => JSON.stringify(payload).length;
const richestOf = (type: string): JsonObject[] =>
  [...(drawn.get(type) ?? [])].toSorted((one, other) => sizeOf(other) - sizeOf(one));

/** One payload with all the fields that any of these has. */
const fillFields = (classes: Classes, payloads: readonly JsonObject[]): JsonObject => {
  const whole: Record<string, unknown> = {};
  for (const [field, inside] of Object.entries(classes)) {
    const said = payloads.map((one) => one[field]).filter((value) => value !== undefined);
    if (said.length === 0) continue;
    if (typeof inside === 'string') whole[field] = said.find(saysSomething) ?? said[0];
    else if (Array.isArray(said[0])) whole[field] = [fillFields(inside, said.flat() as JsonObject[])];
    else whole[field] = fillFields(inside, said as JsonObject[]);
  }
  return whole as JsonObject;
};

const saysSomething = (value: unknown): boolean => !(Array.isArray(value) && value.length === 0);

const payloadOf = (type: string): JsonObject => ({
  ...fillFields(CLASSES[type]!, [...richestOf(type), MARKED]),
  // a correction contains one entry of any kind
  ...(type === 'EntryCorrected' && { replacement: { AftercareEntered: payloadOf('AftercareEntered') } }),
});

const json = (value: unknown): string => `${JSON.stringify(value, null, 2)}\n`;

/** Only missing files: an existing golden file is never written again. */
mkdirSync(FOLDER, { recursive: true });
const hashes: Record<string, string> = { ...hashesOfGolden() };
for (const type of Object.keys(CLASSES).toSorted()) {
  if (FORMER.has(type) || (await fieldsMissingIn(type)).length === 0) continue;
  const file = `${type}.v${goldenFiles(type).length + 1}.json`;
  writeFileSync(join(FOLDER, file), json(await goldenOf(type, payloadOf(type))));
  hashes[file] = sha256(readFileSync(join(FOLDER, file), 'utf8'));
  process.stdout.write(`${file}\n`);
  for (const field of await fieldsMissingIn(type))
    process.stdout.write(`  without ${field}: no command in libs/domain/survivor/testing/commands.*.ts has it\n`);
}
writeFileSync(HASHES, json(Object.fromEntries(Object.entries(hashes).toSorted())));
