import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';

const PAGES = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', '*.md'], {
  encoding: 'utf8',
})
  .trim()
  .split('\n')
  .filter((page) => existsSync(page));

const DECISIONS = PAGES.filter((page) => /^docs\/explanation\/decisions\/\d/.test(page));
const INDEX = 'docs/explanation/decisions/README.md';

const read = (page: string): string => readFileSync(page, 'utf8');

/** Anchors as GitHub derives them from headings. */
const anchorsOf = (page: string): string[] =>
  [...read(page).matchAll(/^#+ (.+)$/gm)].map(([, heading]) =>
    heading!
      .toLowerCase()
      .replaceAll(/[^\p{L}\p{N} _-]/gu, '')
      .replaceAll(' ', '-'),
  );

const ANCHORS = new Map(PAGES.map((page) => [page, new Set(anchorsOf(page))]));

const leadsSomewhere = (page: string, link: string): boolean => {
  const [path = '', anchor] = link.split('#');
  const target = path === '' ? page : join(dirname(page), path);
  if (!existsSync(target)) return false;
  return anchor === undefined || (ANCHORS.get(target)?.has(anchor) ?? false);
};

const FILES = execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard'], { encoding: 'utf8' })
  .split('\n')
  .filter((file) => file !== '' && existsSync(file));

/** The lines of the diffs of a page that stand in the repository today, each with the file that the diff names. */
const linesToChange = (page: string): readonly (readonly [file: string, line: string])[] =>
  [...read(page).matchAll(/^```diff\n([^]*?)^```/gm)].flatMap(([, diff]) => {
    let file = '';
    return diff!.split('\n').flatMap((line) => {
      file = / \/\/ (?<named>[\w./-]+\.(?:tsx?|json))/.exec(line)?.groups?.named ?? file;
      return /^[ -] *[^/\s]/.test(line) ? [[file, line.slice(1).trim()] as const] : [];
    });
  });

const standsIn = (file: string, line: string): boolean =>
  FILES.filter((path) => path === file || path.endsWith(`/${file}`)).some((path) =>
    read(path)
      .split('\n')
      .some((one) => one.trim() === line),
  );

const { scripts } = JSON.parse(read('package.json')) as { readonly scripts: object };

/** Operators make the first two as they follow a guide, and `npm run bench` the last one. */
const MADE_BY_READERS = new Set(['deploy/compose/.env', 'deploy/compose/secrets', 'tools/bench/results/']);

/** What a page names as a script of npm or as a path of this repository, and is neither. */
const missingIn = (page: string): readonly string[] => {
  const named = [...read(page).matchAll(/npm run (?:--silent )?([a-z][a-z0-9:-]*)/g)].map(([, script]) => script!);
  const paths = [...read(page).matchAll(/`((?:apps|deploy|docs|libs|test|tools)\/[\w./-]+)`/g)].map(
    ([, path]) => path!,
  );
  return [
    ...named.filter((script) => !Object.hasOwn(scripts, script)),
    ...paths.filter((path) => !existsSync(path) && !MADE_BY_READERS.has(path)),
  ];
};

describe('the documentation', () => {
  it('has no link to a missing file or heading', () => {
    const broken = PAGES.flatMap((page) =>
      [...read(page).matchAll(/\]\((?!https?:)([^)\s]+)\)/g)]
        .map(([, link]) => link!)
        .filter((link) => !leadsSomewhere(page, link))
        .map((link) => `${page}: ${link}`),
    );
    expect(broken).toEqual([]);
  });

  it('names only scripts and paths that exist', () => {
    const pages = PAGES.filter((page) => page !== 'CHANGELOG.md');
    expect(pages.flatMap((page) => missingIn(page).map((name) => `${page}: ${name}`))).toEqual([]);
  });

  it('has decisions of at most 250 words, all in the index', () => {
    const listed = DECISIONS.filter((page) => read(INDEX).includes(`](${page.slice(dirname(INDEX).length + 1)})`));
    const long = DECISIONS.filter((page) => read(page).trim().split(/\s+/).length > 250);
    expect({ listed, long }).toEqual({ listed: DECISIONS, long: [] });
  });

  it('shows diffs that apply: what they leave or remove stands in the file', () => {
    const lines = linesToChange('CONTRIBUTING.md');
    expect(lines.length).toBeGreaterThan(20);
    expect(lines.filter(([file, line]) => !standsIn(file, line))).toEqual([]);
  });

  it('is reached from its index', () => {
    const index = read('docs/README.md') + read(INDEX);
    const missing = PAGES.filter((page) => /^docs\/.+\/[^/]+\.md$/.test(page))
      .filter((page) => page !== INDEX && !DECISIONS.includes(page))
      .filter((page) => !index.includes(`](${page.slice('docs/'.length)})`));
    expect(missing).toEqual([]);
  });
});
