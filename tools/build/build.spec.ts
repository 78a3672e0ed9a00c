import { execFileSync } from 'node:child_process';
import { cpSync, mkdtempSync, readFileSync, readdirSync, rmSync, statSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** Each built file with the instant at which it was written. */
const built = () =>
  readdirSync('dist', { recursive: true, encoding: 'utf8' })
    .map((name) => join('dist', name))
    .map((path) => [path, statSync(path).mtimeMs, statSync(path).ino]);

describe('a build of what is built already', () => {
  it('touches nothing, so that it may run beside a service and beside another build', () => {
    const before = built();
    execFileSync(process.execPath, ['tools/build/build.mjs']);
    expect(built()).toEqual(before);
  });

  it('makes what is generated for the console where it is missing', () => {
    // a copy: other specs read what is generated here
    const copy = mkdtempSync(join(tmpdir(), 'homeward-build-'));
    try {
      const isGenerated = (path: string) => path === resolve('apps/console/generated');
      for (const path of ['apps/console', 'libs/i18n', 'tools/build', 'schema.graphql', 'package-lock.json'])
        cpSync(path, join(copy, path), { recursive: true, filter: (source) => !isGenerated(resolve(source)) });
      symlinkSync(resolve('node_modules'), join(copy, 'node_modules'));
      execFileSync(process.execPath, [join(copy, 'apps/console/build.mjs')]);
      const generated = (root: string) =>
        ['graphql-env.d.ts', 'inputs.json'].map((name) =>
          readFileSync(join(root, 'apps/console/generated', name), 'utf8'),
        );
      expect(generated(copy)).toEqual(generated('.'));
    } finally {
      rmSync(copy, { recursive: true, force: true });
    }
  });
});

describe('a built program', () => {
  const programs = () => readdirSync('dist/bundled').filter((name) => name.endsWith('.js'));
  const textOf = (name: string) => readFileSync(join('dist/bundled', name), 'utf8');

  it.each(['api/src/main.js', 'cli/src/main.js', 'projector/src/main.js', 'projector/src/sets/builder.js'])(
    'loads the store of decorators’ metadata before anything else, however its code is divided: %s',
    (program) => {
      expect(readFileSync(join('dist/apps', program), 'utf8')).toMatch(
        /^(#!.*\n)?try \{\n  await import\('[./]*\/bundled\/metadata\.js'\);\n  await import\('[./]*\/bundled\/\w+\.js'\);\n\}/,
      );
    },
  );

  it('names a source map where that leads to lines of ours, and nowhere else: Node reads each at a start', () => {
    const named = programs().flatMap(
      (name) => /^\/\/# sourceMappingURL=(.*)$/m.exec(textOf(name).slice(-200))?.[1] ?? [],
    );
    expect(named).toContain('api.js.map');
    for (const map of named) expect((JSON.parse(textOf(map)) as { sources: string[] }).sources).not.toEqual([]);
  });

  it('of the command line loads no code of the stores, nor a schema, to print its help and that of each verb', () => {
    const loaded = new Set<string>();
    const load = (name: string): void => {
      if (loaded.has(name)) return;
      loaded.add(name);
      for (const [, next] of textOf(name).matchAll(/^import [^;]*"\.\/([^"]+)";$/gm)) load(next!);
    };
    load('homeward.js');
    const verbs = [...textOf('homeward.js').matchAll(/\bimport\("\.\/([^"]+)"\)/g)].map(([, verb]) => verb!);
    expect(verbs).toContain('part-erase.js');
    // the columns that the help of `import` lists are those of the schema
    for (const verb of verbs) if (verb !== 'part-help.js') load(verb);
    const classes = [...loaded].flatMap((name) => textOf(name).match(/\bclass \w+|\b\w+(?= = class\b)/g) ?? []);
    const names = classes.map((name) => name.replace('class ', ''));
    expect(names).toContain('ProcessConfiguration');
    expect([...loaded].filter((name) => name.startsWith('part-graphql'))).toEqual([]);
    for (const heavy of ['KeyRotation', 'PostgresKeyStore', 'AggregateStore']) expect(names).not.toContain(heavy);
  });
});

describe('the check of types', () => {
  it('first generates what the types rest on, which needs no build', () => {
    const { scripts } = JSON.parse(readFileSync('package.json', 'utf8')) as { scripts: Record<string, string> };
    expect(scripts.types).toMatch(/^npm run --silent generate && .*tsc/);
    expect(scripts.generate).not.toMatch(/build|dist/);
  });
});
