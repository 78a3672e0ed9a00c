/*
 * Whether the code and its texts keep to plain words (docs/reference/glossary.md): no type and no component is a bare
 * participle, nothing bears a retired name, and the words that a reader stumbles over become fewer, never more.
 * tools/words.json holds how often each still stands, which --write lowers, and the retired names with what stands in their
 * place: `retired` anywhere; `exports`, which are plain English for a variable, but too vague for a name that other files
 * import; `types`, likewise for a type; `members` of the named file; `files`, without what follows the first dot; `literals`.
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

/** Milliseconds, by which a constant is known to be a time: its name says so. */
const TIME = /\b(60_000|3_600_000|86_400_000)\b/;

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

const isExported = (node) => node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword) ?? false;

/** What a statement at the top of a file declares. */
const declaredBy = (node) => {
  const names = ts.isVariableStatement(node) ? node.declarationList.declarations.map(({ name }) => name) : [node.name];
  return names.flatMap((name) => (name && ts.isIdentifier(name) ? [name.text] : []));
};

/** The names in a file that one of the tables has, each once, with what to write. */
const retiredIn = (file, source) => {
  const found = new Map();
  const look = (table, name, what) => {
    if (table && Object.hasOwn(table, name)) found.set(`${what} "${name}"`, table[name]);
  };
  look(limits.files, /[^/]+$/.exec(file)[0].replace(/\..*/, ''), 'is called');
  for (const node of source.statements)
    for (const name of declaredBy(node)) {
      if (isNamedType(node)) look(limits.types, name, 'declares the type');
      if (isExported(node)) look(limits.exports, name, 'exports');
    }
  const visit = (node) => {
    if (ts.isIdentifier(node) || ts.isPrivateIdentifier(node))
      look(limits.retired, node.text.replace('#', ''), 'names');
    if (ts.isStringLiteral(node)) look(limits.literals, node.text, 'says');
    if (ts.isPropertySignature(node)) look(limits.members[file], node.name.getText(source), 'has the member');
    ts.forEachChild(node, visit);
  };
  visit(source);
  return Array.from(found, ([what, instead]) => `${file} ${what}, which is retired: write ${instead}`);
};

/** Types, and the components that other files import. */
const participlesIn = (file, { statements }) =>
  statements
    .filter((node) => isNamedType(node) || (file.endsWith('.tsx') && isExported(node)))
    .flatMap(declaredBy)
    .filter((name) => PARTICIPLE.test(name))
    .map((name) => `${file} ${name}`);

const unnamedTimesIn = (file, source) =>
  source.statements
    .flatMap((node) => (ts.isVariableStatement(node) ? node.declarationList.declarations : []))
    .filter(
      ({ initializer }) => initializer && (ts.isNumericLiteral(initializer) || ts.isBinaryExpression(initializer)),
    )
    .filter(({ name, initializer }) => TIME.test(initializer.getText(source)) && !name.getText(source).endsWith('_MS'))
    .map(({ name }) => `${file} ${name.getText(source)}: a time in milliseconds ends in _MS`);

const limits = JSON.parse(readFileSync(LIMITS, 'utf8'));

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
  if (!/\.(tsx?|mjs)$/.test(file)) continue;
  const source = ts.createSourceFile(file, content, ts.ScriptTarget.Latest, false, kindOf(file));
  retired.push(...retiredIn(file, source));
  participles.push(...participlesIn(file, source));
  retired.push(...unnamedTimesIn(file, source));
}
participles.sort();

if (process.argv.includes('--write')) {
  writeFileSync(LIMITS, `${JSON.stringify({ ...limits, counts, participles }, null, 2)}\n`);
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
      .map((name) => `${name}: a type or a component is a noun, and this is a participle`),
    ...retired,
  ];
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  const left = Object.values(counts).reduce((sum, count) => sum + count, 0);
  process.stdout.write(`plain words: ${left} places and ${participles.length} names are left to mend\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
