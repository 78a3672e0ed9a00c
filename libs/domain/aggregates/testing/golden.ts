import { createHash } from 'node:crypto';
import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { accessStep } from '#security/access-log';
import type { JsonObject } from '#kernel/decider';
import { Codec } from '#kernel/event-store';
import { bareEvent } from '#kernel/event-store/testing';
import { PlainSealing, openPayload, sealPayload, type Classes, type StoredPayload } from '#kernel/integrity';
import { classesOf, readingOf } from '#nest';
import { aggregates, steps } from '../index.js';

/** An event as it is stored in a log, and what today's code makes of it. */
export interface Golden {
  readonly type: string;
  readonly stored: StoredPayload;
  readonly opened: { readonly type: string; readonly data: JsonObject };
}

/** One file for each version of each event, `<type>.v<number>.json`; beside them the hashes of all. */
export const FOLDER = 'test/golden';
export const HASHES = join(FOLDER, 'golden.sha256.json');

export const CLASSES = classesOf(steps);
const READING = readingOf(steps);

export const TODAYS: ReadonlySet<string> = new Set(
  [...Object.values(aggregates).map(({ evolve }) => evolve), accessStep.classes].flatMap((told) => Object.keys(told)),
);
/** Event types that are no longer recorded. */
export const FORMER: ReadonlySet<string> = new Set(Object.keys(READING.upcast).filter((type) => !TODAYS.has(type)));

const sealing = new PlainSealing();
const codec = new Codec(sealing, CLASSES, READING);
const placeOf = (type: string) => ({ stream: 'survivor-golden', eventId: 'golden', type });

type StoredEvent = Pick<Golden, 'type' | 'stored'>;

export const goldenFiles = (type = '[A-Za-z]+'): readonly string[] =>
  existsSync(FOLDER) ? readdirSync(FOLDER).filter((name) => new RegExp(`^${type}\\.v\\d+\\.json$`).test(name)) : [];
export const goldenIn = (file: string): Golden => JSON.parse(readFileSync(join(FOLDER, file), 'utf8')) as Golden;
export const hashesOfGolden = (): Readonly<Record<string, string>> =>
  existsSync(HASHES) ? (JSON.parse(readFileSync(HASHES, 'utf8')) as Readonly<Record<string, string>>) : {};
export const sha256 = (text: string): string => createHash('sha256').update(text).digest('hex');

export const sealGolden = (type: string, data: JsonObject): Promise<StoredPayload> =>
  sealPayload(sealing, CLASSES[type], placeOf(type), data);

/** Without any upcast: as it was recorded. */
export const asItWasSaid = ({ type, stored }: StoredEvent): Promise<JsonObject> =>
  openPayload(sealing, CLASSES[type], placeOf(type), stored);

/** Opens a stored event as a decider and an auditor see it today. */
export const openedToday = async ({ type, stored }: StoredEvent): Promise<Golden['opened']> => {
  const recorded = {
    ...bareEvent(type, stored),
    stream: 'survivor-golden',
    id: 'golden',
    revision: 0,
    position: 0n,
    recordedAt: '',
  };
  const [opened] = await codec.open([recorded]);
  return { type: opened!.type, data: opened!.data };
};

export const goldenOf = async (type: string, data: JsonObject): Promise<Golden> => {
  // the open fields first, as they are read back, so that it is sealed in the same order again
  const inOrder = await asItWasSaid({ type, stored: await sealGolden(type, data) });
  const stored = await sealGolden(type, inOrder);
  return { type, stored, opened: await openedToday({ type, stored }) };
};

/** A correction contains one entry of any kind: only its own fields count. */
const ONE_OF_MANY = 'EntryCorrected.replacement';

/** The fields of an event, with those of nested tables, and whether a payload has them. */
const fieldsOf = (path: string, classes: Classes, payloads: readonly JsonObject[]): ReadonlyMap<string, boolean> => {
  const fields = new Map([[path, payloads.length > 0]]);
  for (const [name, inside] of Object.entries(classes)) {
    const said = payloads.flatMap((one) => one[name] ?? []) as JsonObject[];
    const there = payloads.some((one) => one[name] !== undefined);
    if (path === ONE_OF_MANY && !there) continue;
    if (typeof inside === 'string') fields.set(`${path}.${name}`, there);
    else for (const [field, is] of fieldsOf(`${path}.${name}`, inside, said)) fields.set(field, is);
  }
  return fields;
};

/** The fields of an event, with nested ones, that none of its golden files has. */
export const fieldsMissingIn = async (type: string): Promise<string[]> => {
  const payloads = await Promise.all(goldenFiles(type).map((file) => asItWasSaid(goldenIn(file))));
  return [...fieldsOf(type, CLASSES[type]!, payloads)].flatMap(([field, is]) => (is ? [] : [field]));
};

/** The personal fields of an event: views open them by name and class. */
export const personalFieldsOf = (type: string): string[] => personalIn(CLASSES[type] ?? {});

const personalIn = (classes: Classes): string[] =>
  Object.entries(classes).flatMap(([name, inside]) => {
    if (inside === 'open') return [];
    return typeof inside === 'string' ? [`${name}: ${inside}`] : personalIn(inside).map((field) => `${name}.${field}`);
  });
