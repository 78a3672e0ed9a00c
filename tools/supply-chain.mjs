/*
 * Writes the bill of materials of the shipped packages (dist/sbom.cdx.json, CycloneDX). Exits with 1 if a licence is not
 * allowed or an advisory is of high severity, and reports if the registry answers no audit.
 */
import { execFile } from 'node:child_process';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { promisify } from 'node:util';
import { filesBelow } from './build/sources.mjs';
import { advisoriesOf, refusedLicences, shippedOf } from './shipped.mjs';

const ROOT = resolve(import.meta.dirname, '..');
const BILL = 'dist/sbom.cdx.json';
/** The registry answers within seconds, or not at all; an offline run must not wait for the retries of npm. */
const AUDIT_TIMEOUT_MS = 30_000;
const OUTPUT_MAX_BYTES = 64 * 1024 * 1024;

/** npm exits with 1 when it has found something, and prints it all the same. */
const npm = async (args, timeout) => {
  const options = { cwd: ROOT, timeout, maxBuffer: OUTPUT_MAX_BYTES };
  const { stdout } = await promisify(execFile)('npm', [...args, '--no-update-notifier'], options).catch(
    (error) => error,
  );
  return JSON.parse(stdout);
};

const [everything, audit] = await Promise.all([
  npm(['sbom', '--sbom-format', 'cyclonedx', '--package-lock-only']),
  npm(['audit', '--package-lock-only', '--json'], AUDIT_TIMEOUT_MS).catch(() => ({})),
]);
const manifest = JSON.parse(readFileSync(join(ROOT, 'package.json'), 'utf8'));
const sources = filesBelow(join(ROOT, 'apps/console/src')).filter((file) => /(?<!\.spec)\.tsx?$/.test(file));
const bill = shippedOf(
  everything,
  manifest,
  sources.map((file) => readFileSync(file, 'utf8')),
);
mkdirSync(join(ROOT, 'dist'), { recursive: true });
writeFileSync(join(ROOT, BILL), `${JSON.stringify(bill, undefined, 2)}\n`);

const wrong = [...refusedLicences(bill.components), ...advisoriesOf(audit, bill.components)];
const known = audit.vulnerabilities ? 'advisories were asked for' : 'the registry answers no audit here';
const lines = [`${BILL}: ${bill.components.length} packages; ${known}`, ...wrong];
process.stdout.write(`${lines.join('\n')}\n`);
process.exitCode = wrong.length === 0 ? 0 : 1;
