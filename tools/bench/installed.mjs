import { execFileSync } from 'node:child_process';
import { existsSync } from 'node:fs';

/** The peers are no dependency of the product: a measurement installs them here from the lockfile. */
export const installed = async () => {
  if (existsSync('tools/bench/peers/node_modules/@event-driven-io/emmett-postgresql')) return;
  const words = ['ci', '--ignore-scripts', '--no-audit', '--no-fund', '--silent'];
  execFileSync('npm', words, { cwd: 'tools/bench/peers', stdio: ['ignore', 'ignore', 'inherit'] });
};
