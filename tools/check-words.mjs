/*
 * Whether the code and its texts keep to plain words (docs/reference/glossary.md): no exported type is a bare participle, and the words
 * that a reader stumbles over become fewer, never more. tools/words.json holds how often each still stands; --write lowers it.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
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

/** Kept out of libs/kernel, which knows no survivor; its specs may name one as an example. */
const KERNEL = { survivor: /survivor/gi, roles: /\b(SUPERVISOR|CASE_WORKER|LEGAL_OFFICER|AUDITOR|ADMINISTRATOR)\b/g };

/** Irregular participles that have been names of types. */
const PARTICIPLE =
  /^(Told|Said|Held|Known|Seen|Heard|Shown|Given|Sought|Written|Kept|Found|Made|Sent|Drawn|Read|Cut|(?!Need$)[A-Z][a-z]+ed)$/;

const tracked = (...patterns) =>
  execFileSync('git', ['ls-files', ...patterns], { encoding: 'utf8', maxBuffer: 1 << 26 })
    .split('\n')
    .filter((file) => file && !/generated|CHANGELOG|\/data\/|words\.json|iso-codes|check-words/.test(file));

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

const participlesIn = (file, content) =>
  ts
    .createSourceFile(file, content, ts.ScriptTarget.Latest)
    .statements.filter(
      (node) => isNamedType(node) && node.modifiers?.some(({ kind }) => kind === ts.SyntaxKind.ExportKeyword),
    )
    .map(({ name }) => name?.text ?? '')
    .filter((name) => PARTICIPLE.test(name))
    .map((name) => `${file} ${name}`);

const isOfKernel = (file) => file.startsWith('libs/kernel/') && !/spec|contract|testing/.test(file);

const counts = Object.fromEntries(Object.keys(WORDS).map((word) => [word, 0]));
const kernel = Object.fromEntries(Object.keys(KERNEL).map((word) => [word, 0]));
const participles = [];
for (const file of tracked('*.ts', '*.tsx', '*.mjs', '*.md')) {
  const content = readFileSync(file, 'utf8');
  for (const text of textsOf(file, content))
    for (const [word, [, pattern]] of Object.entries(WORDS)) counts[word] += text.match(pattern)?.length ?? 0;
  if (isOfKernel(file))
    for (const [word, pattern] of Object.entries(KERNEL)) kernel[word] += content.match(pattern)?.length ?? 0;
  if (file.endsWith('.ts')) participles.push(...participlesIn(file, content));
}
participles.sort();

if (process.argv.includes('--write')) {
  writeFileSync(LIMITS, `${JSON.stringify({ counts, kernel, participles }, null, 2)}\n`);
} else {
  const limits = JSON.parse(readFileSync(LIMITS, 'utf8'));
  const faults = [
    ...Object.entries(counts)
      .filter(([word, count]) => count > limits.counts[word])
      .map(
        ([word, count]) => `"${word}" stands ${count} times, ${limits.counts[word]} allowed: write ${WORDS[word][0]}`,
      ),
    ...Object.entries(kernel)
      .filter(([word, count]) => count > limits.kernel[word])
      .map(
        ([word, count]) =>
          `libs/kernel names ${word} ${count} times, ${limits.kernel[word]} allowed: pass it what it needs`,
      ),
    ...participles
      .filter((name) => !limits.participles.includes(name))
      .map((name) => `${name}: a type is a noun, and this is a participle`),
  ];
  for (const fault of faults) process.stderr.write(`${fault}\n`);
  const left = Object.values(counts).reduce((sum, count) => sum + count, 0);
  process.stdout.write(`plain words: ${left} places and ${participles.length} names are left to mend\n`);
  process.exitCode = faults.length > 0 ? 1 : 0;
}
