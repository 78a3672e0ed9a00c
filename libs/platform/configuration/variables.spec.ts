import { execFileSync } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { VARIABLES, unknownVariables } from './variables.js';

describe('a variable that nothing reads', () => {
  it.each([
    ['HOMEWARD_KEYFILE', 'HOMEWARD_KEY_FILE'],
    ['HOMEWARD_HEADS_FOLDR', 'HOMEWARD_HEADS_FOLDER'],
    ['HOMEWARD_TOMBSTONE_FILE', 'HOMEWARD_TOMBSTONES_FILE'],
    ['OIDC_ISUER', 'OIDC_ISSUER'],
  ])('%s is reported with the name that was meant', (name, meant) => {
    expect(unknownVariables({ [name]: 'a secret' })).toEqual([
      `${name} is no setting, so nothing reads it: rename it to ${meant}, or remove it.`,
    ]);
  });

  it('is reported without a guess where no name is near', () => {
    expect(unknownVariables({ HOMEWARD_COLOUR_OF_THE_LOGO: 'blue' })).toEqual([
      'HOMEWARD_COLOUR_OF_THE_LOGO is no setting, so nothing reads it: remove it.',
    ]);
  });

  it('is not reported when it belongs to somebody else', () => {
    expect(unknownVariables({ PATH: '', EVENTSTORE_CLUSTER_SIZE: '3', DATABASE_URL_OF_ANOTHER: '' })).toEqual([]);
  });
});

describe('the list of variables', () => {
  it('has every one that the documentation names', () => {
    const pages = ['docs/reference/configuration.md', 'libs/embedded/eventstore/README.md'];
    const rows = pages.flatMap((page) =>
      readFileSync(page, 'utf8')
        .split('\n')
        .filter((line) => line.startsWith('| `')),
    );
    const named = rows.flatMap((row) =>
      [...(row.split('|')[1] ?? '').matchAll(/`([A-Z][A-Z_]+)`/g)].map(([, name]) => name!),
    );
    expect(named.filter((name) => !(VARIABLES as readonly string[]).includes(name))).toEqual([]);
  });

  it('has only variables that some source file reads', () => {
    const files = ['libs/**/*.ts', 'apps/**/*.ts', ':!libs/platform/configuration/variables*.ts'];
    const words = execFileSync('git', ['grep', '--untracked', '-howE', '[A-Z][A-Z0-9_]+', '--', ...files], {
      encoding: 'utf8',
      maxBuffer: 1 << 26,
    });
    const read = new Set(words.split('\n'));
    expect(VARIABLES.filter((name) => !read.has(name))).toEqual([]);
  });
});
