import { existsSync, readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { FIGURES } from '#reporting/figures';
import { literalsIn, type KhmerText } from './literals.js';

/** Names of people and places, and the letters that a rule looks for, are no sentences of ours. */
const NO_SENTENCES =
  /(\.spec|\.contract)\.ts$|\/(places|testing|demonstration|data|generated|day-field)\/|\/testing\.ts$|\/khmer-(reading|spelling)\.rules\.ts$|\/import\/template\.ts$|\/language\/days\.ts$/;

const filesIn = (ending: RegExp): string[] =>
  ['libs', 'apps']
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)))
    .filter((path) => ending.test(path) && !NO_SENTENCES.test(path) && !/node_modules|\/dist\//.test(path));

type Json = { readonly [key: string]: string | Json };

const readJson = (path: string): Json => JSON.parse(readFileSync(path, 'utf8')) as Json;

const textsIn = (at: string, km: Json, en: Json | undefined): KhmerText[] =>
  Object.entries(km).flatMap(([key, text]) => {
    const english = en?.[key];
    if (typeof text !== 'string')
      return textsIn(`${at}.${key}`, text, typeof english === 'object' ? english : undefined);
    return [{ at: `${at}.${key}`, km: text, ...(typeof english === 'string' && { en: english }) }];
  });

/** The titles and definitions of the figures, which the service has in English only. */
const ofFigures = {
  titles: Object.fromEntries(FIGURES.map(({ id, title }) => [id, title])),
  definitions: Object.fromEntries(FIGURES.map(({ id, version, definition }) => [`${id}.${version}`, definition])),
};

const ofConsole = (): KhmerText[] =>
  filesIn(/^apps\/console\/.*\/km\.json$/).flatMap((path) => {
    const english = path.replace(/km\.json$/, 'en.json');
    return textsIn(path, readJson(path), { ...readJson(english), ...(/figures/.test(path) && ofFigures) });
  });

/** What each refusal means, by its code. */
const MEANINGS = new Map(
  [...readFileSync('docs/reference/rules.md', 'utf8').matchAll(/^\| ([A-Z][A-Z0-9_]+) +\| (.+?) +\|/gm)].map(
    ([, code, meaning]) => [code!, meaning!],
  ),
);

/** Refusals and titles stand under their codes. */
const withMeaning = (text: KhmerText): KhmerText => {
  const code = text.at.slice(text.at.lastIndexOf('.') + 1);
  const [about, en] = [MEANINGS.get(code), ofFigures.titles[code]];
  return { ...text, ...(about !== undefined && { about }), ...(en !== undefined && { en }) };
};

/** Texts whose English stands in a file of its own, by the name of the constant. */
const withSibling = (path: string): KhmerText[] => {
  const sibling = path.replace(/\.km\.ts$/, '.en.ts');
  const english = existsSync(sibling) ? literalsIn(sibling, readFileSync(sibling, 'utf8'), /[a-z]/i) : [];
  const byPlace = new Map(english.map(({ at, km }) => [at.replace(/\.en\.ts/, '.km.ts').replace('_EN', '_KM'), km]));
  return literalsIn(path, readFileSync(path, 'utf8')).map((text) => {
    const en = byPlace.get(text.at);
    return en === undefined ? withMeaning(text) : { ...text, en };
  });
};

const ofSources = (): KhmerText[] =>
  filesIn(/\.tsx?$/)
    .filter((path) => /[\u1780-\u17ff]/.test(readFileSync(path, 'utf8')))
    .flatMap((path) => (path.endsWith('.km.ts') ? withSibling(path) : literalsIn(path, readFileSync(path, 'utf8'))));

/** Every Khmer text of the product, with its English where that is known. */
export const khmerTexts = (): KhmerText[] => [...ofConsole(), ...ofSources()];
