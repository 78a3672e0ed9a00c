import { spawnSync } from 'node:child_process';
import { chmodSync, copyFileSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join, resolve } from 'node:path';

const FILES = ['Dockerfile', 'docker-compose.yml', 'deploy/compose/docker-compose.yml'];
let folder: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-images-'));
  mkdirSync(join(folder, 'deploy/compose'), { recursive: true });
  for (const name of FILES) copyFileSync(name, join(folder, name));
});
afterEach(() => rmSync(folder, { recursive: true, force: true }));

const ONE = `sha256:${'1'.repeat(64)}`;
const OTHER = `sha256:${'2'.repeat(64)}`;

/** Stands in for Docker, and gives every question the same answer. */
const dockerSays = (answer: string) => {
  writeFileSync(join(folder, 'docker'), `#!/bin/sh\necho '${answer}'\n`);
  chmodSync(join(folder, 'docker'), 0o755);
};
const pinImages = (...options: string[]) => {
  const { status, stdout } = spawnSync(process.execPath, [resolve('tools/pin-images.mjs'), ...options, folder], {
    env: { ...process.env, PATH: `${folder}${delimiter}${process.env.PATH}` },
    encoding: 'utf8',
  });
  return { status, stdout };
};
const files = () => FILES.map((name) => readFileSync(join(folder, name), 'utf8')).join('\n');

describe('the base images', () => {
  it('get the digest that Docker reports, behind their tags, and another one the next time', () => {
    for (const digest of [ONE, OTHER]) {
      dockerSays(digest);
      expect(pinImages().status).toBe(0);
      const named = [...files().matchAll(/(?:^FROM|^ +image:) (\S+)/gm)].map(([, image]) => image!);
      const base = named.filter((image) => !image.startsWith('homeward:'));
      expect(base).toEqual(base.map((image) => `${image.split('@')[0]}@${digest}`));
      expect([base.length, named.length]).toEqual([9, 11]);
    }
    expect(files()).not.toContain(ONE);
    expect(pinImages('--check')).toEqual({ status: 0, stdout: 'base images have digests\n' });
  });

  it('are left unchanged if Docker reports none', () => {
    const before = files();
    dockerSays('no such manifest');
    expect(pinImages().status).not.toBe(0);
    expect(files()).toBe(before);
  });

  it('without a digest are listed by a check, which fails unless they are known to have none', () => {
    expect(pinImages('--check')).toEqual({ status: 0, stdout: expect.stringContaining('eventstore/eventstore:') });
    dockerSays(ONE);
    pinImages();
    const pinned = readFileSync(join(folder, 'Dockerfile'), 'utf8');
    writeFileSync(join(folder, 'Dockerfile'), pinned.replaceAll(`@${ONE}`, ''));
    expect(pinImages('--check')).toEqual({
      status: 1,
      stdout: 'base images without a digest: node:24-bookworm-slim; npm run pin-images adds it\n',
    });
  });
});
