import { print, type Verb } from './verb.js';

export const doctor: Verb = (program, configured) =>
  program
    .command('doctor')
    .description('list everything that is missing or unsafe, at once, and how to fix each')
    .option('--json', 'print one JSON object and nothing else')
    .addHelpText('after', HELP)
    .action(async ({ json }: { json?: boolean }) => {
      const { examine, formatExamination } = await import('../doctor/examine.js');
      const { withInstallation } = await import('../doctor/examined-installation.js');
      const examined = await withInstallation(configured, (installation) => examine(installation));
      print(json ? JSON.stringify(examined) : formatExamination(examined));
      if (examined.some(({ faults }) => faults.length > 0)) process.exitCode = 1;
    });

const HELP = `
It checks Node.js, each setting and misspelt names of variables, the recipients of backups, the data folder, key files, the
rights of all secret files, free disk, the issuer and its keys, the databases and their roles, the event store, the right to
append, the clock, and the signed heads of the log: whether the last one is there, and whether the head key is the one that
signed it. It changes and records nothing. Run it with the environment of the process that is to start, before the first
start and whenever something is wrong. The stores that npm start runs itself are examined while it runs. A start makes most
of these checks, but not those of the issuer and of the free disk, and only reports misspelt names.
It exits with 1 if there is a fault, otherwise with 0.

Examples:
  HOMEWARD_MODE=production npx homeward doctor
  npx homeward doctor --json`;
