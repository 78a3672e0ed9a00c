/*
 * Whether the code and its texts keep to plain words (docs/reference/glossary.md): no exported type is a bare participle, no
 * identifier is a retired one, and the words that a reader stumbles over become fewer, never more. tools/words.json holds how
 * often each still stands, which --write lowers, and the retired identifiers with what stands in their place.
 */
import { execFileSync } from 'node:child_process';
import { existsSync, readFileSync, writeFileSync } from 'node:fs';
import ts from 'typescript';

const LIMITS = new URL('./words.json', import.meta.url);

/** Avoided in every sentence, and what stands in their place. */
const WORDS = {
  whoever: ['who, the reader, the case worker', /\bwhoever\b/gi],
  whom: ['a sentence with a subject', /\bwhom\b/gi],
  anew: ['again, rebuild', /\banew\b/gi],
  'of hers': ['of the survivor', /\bof (hers|his)\b/gi],
  she: ['the survivor, they', /\b(she|her|hers|herself)\b/gi],
  he: ['the survivor, they', /\b(he|his|him|himself)\b/gi],
  told: ['recorded, projected, notified', /\btold\b/gi],
};

/** Irregular participles that have been names of types. */
const PARTICIPLE =
  /^(Told|Said|Held|Known|Seen|Heard|Shown|Given|Sought|Written|Kept|Found|Made|Sent|Drawn|Read|Cut|(?!Need$)[A-Z][a-z]+ed)$/;

/** Those that are new, too: they are committed next. */
const sources = (...patterns) =>
  execFileSync('git', ['ls-files', '--cached', '--others', '--exclude-standard', ...patterns], {
    encoding: 'utf8',
    maxBuffer: 1 << 26,
  })
    .split('\n')
    .filter((file) => existsSync(file) && !/generated|CHANGELOG|\/data\/|words\.json|iso-codes|check-words/.test(file));

/** The comments and literal texts of a source file; of any other file, everything. */
const textsOf = (file, content) => {
  if (!Object.values(WORDS).some(([, word]) => content.search(word) >= 0)) return [];
  if (!/\.(tsx?|mjs)$/.test(file)) return [content];
  const texts = new Map();
  const source = ts.createSourceFile(file, content, ts.ScriptTarget.Latest, false, kindOf(file));
  const addComment = (pos, end) => void texts.set(pos, content.slice(pos, end));
  const visit = (node) => {
    ts.forEachLeadingCommentRange(content, node.pos, addComment);
    ts.forEachTrailingCommentRange(content, node.end, addComment);
    if (PROSE.has(node.kind)) texts.set(node.getStart(source), node.getText(source));
    node.getChildren(source).forEach(visit);
  };
  visit(source);
  return texts.values();
};

const kindOf = (file) =>
  file.endsWith('.tsx') ? ts.ScriptKind.TSX : file.endsWith('.ts') ? ts.ScriptKind.TS : ts.ScriptKind.JS;

const PROSE = new Set([
  ts.SyntaxKind.StringLiteral,
  ts.SyntaxKind.NoSubstitutionTemplateLiteral,
  ts.SyntaxKind.TemplateHead,
  ts.SyntaxKind.TemplateMiddle,
  ts.SyntaxKind.TemplateTail,
  ts.SyntaxKind.JsxText,
]);

const isNamedType = (node) =>
  ts.isInterfaceDeclaration(node) || ts.isTypeAliasDeclaration(node) || ts.isClassDeclaration(node);

/** How a file uses them, each once. */
const retiredIn = (file, content) => {
  if (!RETIRED.some((name) => content.includes(name))) return [];
  const source = ts.createSourceFile(file, content, ts.ScriptTarget.Latest, false, kindOf(file));
  const used = new Set();
  const visit = (node) => {
    const name = ts.isIdentifier(node) || ts.isPrivateIdentifier(node) ? node.text.replace('#', '') : '';
    if (Object.hasOwn(limits.retired, name)) used.add(name);
    ts.forEachChild(node, visit);
  };
  visit(source);
  return Array.from(used, (name) => `${file} names "${name}", which is retired: write ${limits.retired[name]}`);
};

const participlesIn = (file, content) =>
  ts
    .createSourceFile(file, content, ts.ScriptTarget.Latest)
    .statements.filter(
      (node) => isNamedType(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
    )
    .map(({ name }) => name?.text ?? '')
    .filter((name) => PARTICIPLE.test(name))
    .map((name) => `${file} ${name}`);

const limits = JSON.parse(readFileSync(LIMITS, 'utf8'));
const RETIRED = Object.keys(limits.retired);

const counts = Object.fromEntries(Object.keys(WORDS).map((word) => [word, 0]));
/** The files with each word. */
const places = Object.fromEntries(Object.keys(WORDS).map((word) => [word, new Set()]));
const participles = [];
const retired = [];
for (const file of sources('*.ts', '*.tsx', '*.mjs', '*.md')) {
  const content = readFileSync(file, 'utf8');
  for (const text of textsOf(file, content))
    for (const [word, [, pattern]] of Object.entries(WORDS)) {
      const found = text.match(pattern)?.length ?? 0;
      counts[word] += found;
      if (found > 0) places[word].add(file);
    }
  if (/\.(tsx?|mjs)$/.test(file)) retired.push(...retiredIn(file, content));
  if (file.endsWith('.ts')) participles.push(...participlesIn(file, content));
}
participles.sort();

if (process.argv.includes('--write')) {
  writeFileSync(LIMITS, `${JSON.stringify({ counts, participles, retired: limits.retired }, null, 2)}\n`);
} else {
  const faults = [
    ...Object.entries(counts)
      .filter(([word, count]) => count > limits.counts[word])
      .map(
        ([word, count]) =>
          `"${word}" stands ${count} times, ${limits.counts[word]} allowed: write ${WORDS[word][0]}, in ${[...places[word]].join(', ')}`,
      ),
    ...participles
      .filter((name) => !limits.participles.includes(name))
      .map((name) => `${name}: a type is a noun, and this is a participle`),
    ...retired,
  ];
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  const left = Object.values(counts).reduce((sum, count) => sum + count, 0);
  process.stdout.write(`plain words: ${left} places and ${participles.length} names are left to mend\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
