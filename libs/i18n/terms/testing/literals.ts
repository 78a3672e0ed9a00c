import ts from 'typescript';

/** A Khmer text, where it stands, and what it says in English. */
export interface KhmerText {
  readonly at: string;
  readonly km: string;
  readonly en?: string;
  /** What it is about, where the English is another sentence. */
  readonly about?: string;
}

const KHMER = /[\u1780-\u17ff]/;

const unwrap = (node: ts.Expression): ts.Expression => {
  if (ts.isAsExpression(node) || ts.isSatisfiesExpression(node) || ts.isParenthesizedExpression(node))
    return unwrap(node.expression);
  return ts.isArrowFunction(node) && !ts.isBlock(node.body) ? unwrap(node.body) : node;
};

const textOf = (node: ts.Expression): string | undefined => {
  if (ts.isStringLiteralLike(node)) return node.text;
  return ts.isTemplateExpression(node)
    ? [node.head, ...node.templateSpans.map(({ literal }) => literal)].map(({ text }) => text).join('{{}}')
    : undefined;
};

const propertiesOf = (node: ts.Node | undefined): Map<string, ts.Expression> =>
  new Map(
    node && ts.isObjectLiteralExpression(node)
      ? node.properties.flatMap((property) =>
          ts.isPropertyAssignment(property) && !ts.isComputedPropertyName(property.name)
            ? [[property.name.text, unwrap(property.initializer)] as const]
            : [],
        )
      : [],
  );

/** The constants of a file, since a label may name one. */
const constantsIn = (source: ts.SourceFile): ReadonlyMap<string, ts.Expression> =>
  new Map(
    source.statements
      .filter(ts.isVariableStatement)
      .flatMap(({ declarationList }) => declarationList.declarations)
      .flatMap(({ name, initializer }) =>
        initializer && ts.isIdentifier(name) ? [[name.text, unwrap(initializer)] as const] : [],
      ),
  );

/** The Khmer texts of a source file: each `km` with the `en` beside it, and any other. */
export const literalsIn = (path: string, content: string, script: RegExp = KHMER): KhmerText[] => {
  const source = ts.createSourceFile(path, content, ts.ScriptTarget.Latest, true);
  const constants = constantsIn(source);
  const found: KhmerText[] = [];
  const seen = new Set<ts.Node>();

  const pair = (at: string, km: ts.Expression, beside?: ts.Expression): void => {
    const en = beside && ts.isIdentifier(beside) ? constants.get(beside.text) : beside;
    const [text, english] = [textOf(km), en && textOf(en)];
    if (text === undefined) {
      const others = propertiesOf(en);
      for (const [name, value] of propertiesOf(km)) pair(`${at}.${name}`, value, others.get(name));
      return;
    }
    // a letter by itself is what a rule looks for
    if (seen.has(km) || !script.test(text) || text.length === 1) return;
    seen.add(km);
    found.push({ at, km: text, ...(english !== undefined && { en: english }) });
  };

  const visit = (node: ts.Node, at: string): void => {
    const properties = propertiesOf(node);
    if (properties.has('km')) pair(at, properties.get('km')!, properties.get('en'));
    const named =
      (ts.isVariableDeclaration(node) || ts.isPropertyAssignment(node)) && !ts.isComputedPropertyName(node.name)
        ? `${at}.${node.name.getText(source).replaceAll("'", '')}`
        : at;
    if (ts.isStringLiteralLike(node) || ts.isTemplateExpression(node)) pair(at, node);
    ts.forEachChild(node, (child) => visit(child, named));
  };
  visit(source, path);
  return found;
};
