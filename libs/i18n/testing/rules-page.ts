import { readFileSync, readdirSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { codesWritten } from '../testing.js';

export const PAGE = 'docs/reference/rules.md';
export const SENTENCES = 'libs/i18n/refusals.km.ts';
/** Below the steps, so that they refuse with no other code. */
export const CODES = 'libs/nest/refusal.codes.ts';
/** The refusals of several folders, and of those that are no step. */
export const OF_SEVERAL = 'libs/i18n/refusals.json';

/** What is said of a refusal, in a file beside the code that refuses. */
interface Refusal {
  /** The number of its rule on the page; none where it does not come from a rule about survivors. */
  readonly rule?: number;
  /** Refused when … */
  readonly when: string;
  /** The general sentence in Khmer. */
  readonly km: string;
}

export interface PlacedRefusal extends Refusal {
  readonly code: string;
  /** Where it is described: the `refusals.json` of a folder, or that of several. */
  readonly file: string;
}

const filesBelow = (folders: readonly string[], ending: string): string[] =>
  folders
    .flatMap((folder) => readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => join(folder, path)))
    .filter((path) => path.endsWith(ending));

/** All refusals in the order of their codes. */
export const readRefusals = (): readonly PlacedRefusal[] =>
  filesBelow(['libs'], 'refusals.json')
    .flatMap((file) => {
      const refusals = JSON.parse(readFileSync(file, 'utf8')) as Readonly<Record<string, Refusal>>;
      return Object.entries(refusals).map(([code, refusal]) => ({ ...refusal, code, file }));
    })
    .toSorted((one, other) => (one.code < other.code ? -1 : 1));

/** The sources that refuse with each code. */
export const sourcesByCode = (): ReadonlyMap<string, readonly string[]> => {
  const all = new Map<string, string[]>();
  for (const { path, codes } of codesWritten())
    for (const code of new Set(codes)) all.set(code, [...(all.get(code) ?? []), path]);
  return all;
};

/** The folder of a step, or of what surrounds the steps, or else the library. */
const stepOf = (path: string): string => {
  const inSurvivor = /^libs\/domain\/survivor\/(?:steps\/)?([^/.]+)/.exec(path)?.[1];
  return inSurvivor ?? /^(?:libs\/(?:kernel|security|domain|reporting|embedded)|libs|apps)\/([^/]+)/.exec(path)![1]!;
};

const SPECS_SHOWN = 2;

type Specs = ReadonlyMap<string, string>;

/** The specs of a code on the page while each of them contains it, or else the first ones beside its sources, or of all. */
const specsOf = (
  code: string,
  named: readonly string[],
  sources: readonly string[],
  specs: Specs,
): readonly string[] => {
  const all = [...specs].filter(([, text]) => text.includes(`'${code}'`)).map(([path]) => path);
  if (named.length > 0 && named.every((path) => all.includes(path))) return named;
  const beside = all.filter((path) => sources.some((source) => path.startsWith(`${dirname(source)}/`)));
  return (beside.length > 0 ? beside : all).slice(0, SPECS_SHOWN);
};

const ROW = /^\| ([A-Z][A-Z0-9_]+) +\| .+? +\| .*? +\| (.*?) *\|$/gm;

/** Code → the specs in its row. */
export const specsOn = (page: string): ReadonlyMap<string, readonly string[]> =>
  new Map([...page.matchAll(ROW)].map(([, code, specs]) => [code!, specs!.split(', ').filter(Boolean)]));

const SECTION = /^## (?:(\d+)\. )?.*\n[^]*?(?=^## |(?![^]))/gm;
const TABLE = /(?:^\|.*\n?)+/m;

/** The numbers of the rules on the page. */
export const rulesOn = (page: string): readonly number[] =>
  [...page.matchAll(SECTION)].flatMap(([, rule]) => (rule === undefined ? [] : [Number(rule)]));

/** The page with its tables as they follow from the code. */
export const pageOf = (page: string, refusals: readonly PlacedRefusal[]): string => {
  const paths = filesBelow(['apps', 'libs', 'test'], 'spec.ts').filter((path) => !path.includes('node_modules'));
  const specs = new Map(paths.toSorted().map((path) => [path, readFileSync(path, 'utf8')]));
  const [sources, named] = [sourcesByCode(), specsOn(page)];
  const rowOf = ({ code, when }: PlacedRefusal): string => {
    const own = sources.get(code) ?? [];
    const steps = [...new Set(own.map(stepOf))].toSorted();
    const shownIn = specsOf(code, named.get(code) ?? [], own, specs);
    return `| ${[code, when, steps.join(', '), shownIn.join(', ')].join(' | ')} |\n`;
  };
  return page.replaceAll(SECTION, (section: string, rule: string | undefined) => {
    const rows = refusals.filter((one) => String(one.rule) === String(rule)).map(rowOf);
    const head = '| code | refused when | step | shown in |\n| --- | --- | --- | --- |\n';
    return section.replace(TABLE, () => head + rows.join(''));
  });
};

const quote = (text: string): string => (text.includes("'") ? JSON.stringify(text) : `'${text}'`);

/** The source of the Khmer sentences. */
export const sentencesOf = (refusals: readonly PlacedRefusal[]): string =>
  [
    '// `npm run rules` writes this file from the refusals.json beside the steps. For review by a native speaker of Khmer.',
    "import type { DescribedCode } from '#nest';",
    '',
    '/** Code of a refusal → its general sentence. The particulars of the case stay in English, as `detail`. */',
    'export const REFUSALS_KM: Readonly<Record<DescribedCode, string>> = {',
    ...refusals.map(({ code, km }) => `  ${code}: ${quote(km)},`),
    '};',
    '',
  ].join('\n');

/** The source of their codes. */
export const sourceOfCodes = (refusals: readonly PlacedRefusal[]): string =>
  [
    '// `npm run rules` writes this file from the refusals.json beside the steps.',
    '',
    'export const REFUSAL_CODES = [',
    ...refusals.map(({ code }) => `  '${code}',`),
    '] as const;',
    'export type DescribedCode = (typeof REFUSAL_CODES)[number];',
    '',
    "declare module '../kernel/decider/refusal.js' {",
    '  interface RefusalCodes {',
    '    readonly described: DescribedCode;',
    '  }',
    '}',
    '',
  ].join('\n');
