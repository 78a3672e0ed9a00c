/*
 * Pins each base image to its digest, since a tag can move to another image at any time. Asks the registry through Docker,
 * and writes each digest behind its tag: run it for a release, and review the changes. With --check it changes nothing,
 * and lists the images without a digest.
 */
import { execFileSync } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { parseArgs } from 'node:util';

const { values, positionals } = parseArgs({ options: { check: { type: 'boolean' } }, allowPositionals: true });
const folder = positionals[0] ?? resolve(import.meta.dirname, '..');
const FILES = ['Dockerfile', 'docker-compose.yml', 'deploy/compose/docker-compose.yml'];

/** All images except our own, which is built here. */
const IMAGE = /(?<=^FROM |^ +image: )(?!homeward:)([\w./-]+:[\w.-]+)(@sha256:[0-9a-f]{64})?/gm;

/** Images whose digests are not recorded yet: the next release with a registry at hand pins them. */
const WITHOUT_DIGEST = new Set([
  'eventstore/es-gencert-cli:1.0.2',
  'eventstore/eventstore:24.10.5',
  'nginx:1.28-alpine',
]);

const textOf = (name) => readFileSync(join(folder, name), 'utf8');
const images = FILES.flatMap((name) => [...textOf(name).matchAll(IMAGE)]);

const digestOf = (tag) => {
  const ask = ['buildx', 'imagetools', 'inspect', tag, '--format', '{{.Manifest.Digest}}'];
  const digest = execFileSync('docker', ask, { encoding: 'utf8' }).trim();
  if (/^sha256:[0-9a-f]{64}$/.test(digest)) return digest;
  throw new Error(`Docker reports no digest of ${tag}, but ${digest.slice(0, 100)}.`);
};

if (values.check) {
  const without = images.filter(([, , digest]) => digest === undefined).map(([, tag]) => tag);
  const names = [...new Set(without)].join(', ');
  const lines = names
    ? `base images without a digest: ${names}; npm run pin-images adds it`
    : 'base images have digests';
  process.stdout.write(`${lines}\n`);
  process.exitCode = without.some((tag) => !WITHOUT_DIGEST.has(tag)) ? 1 : 0;
} else {
  const digests = new Map([...new Set(images.map(([, tag]) => tag))].map((tag) => [tag, digestOf(tag)]));
  for (const name of FILES)
    writeFileSync(
      join(folder, name),
      textOf(name).replaceAll(IMAGE, (_, tag) => `${tag}@${digests.get(tag)}`),
    );
  for (const [tag, digest] of digests) process.stdout.write(`${tag}@${digest}\n`);
}
