import { REPORT_LANGUAGES, type ReportLanguage } from '#reporting/annual';
import { resolve } from 'node:path';
import { Option } from 'commander';
import { PURPOSES } from '#nest/plain';
import { connectLazily } from '../client/connect-lazily.js';
import { survivorIdOf } from '../client/survivor-id.js';
import { alteredIn } from '../client/history.js';
import { labelsIn } from '../erasure/certificate.js';
import { everythingOf, type Everything } from '../export/everything.js';
import { pageOf } from '../export/page.js';
import { mayBeWritten, writePrivately } from '../export/private-file.js';
import { Misuse, officeIn, personIn } from '../misuse.js';
import { print, type Verb } from './verb.js';

interface Options {
  readonly purpose: string;
  readonly as: string;
  readonly role: 'AUDITOR' | 'SUPERVISOR';
  readonly office?: string;
  readonly out?: string;
  readonly html?: string;
  readonly locale: ReportLanguage;
}

export const exportPerson: Verb = (program, configured) =>
  program
    .command('export')
    .description('write all data held about one survivor to a file for them, with all reads of the record')
    .argument('<survivor>', 'the survivor’s id or case number')
    .addOption(new Option('--purpose <purpose>', 'purpose of reading').choices(PURPOSES).default('SUBJECT_REQUEST'))
    .option('--out <file>', 'write JSON, e.g. export.json')
    .option('--html <file>', 'write a page to read and print, e.g. export.html')
    .addOption(new Option('--locale <language>', 'language of the page').choices(REPORT_LANGUAGES).default('en'))
    .option('--as <name>', 'your name', 'auditor')
    .addOption(new Option('--role <role>', 'your role').choices(['AUDITOR', 'SUPERVISOR']).default('AUDITOR'))
    .option('--office <office>', 'your office, e.g. SiemReapCac')
    .addHelpText('after', HELP)
    .action(async (survivor: string, { purpose, as, role, office, out, html, locale }: Options) => {
      const typed = {
        id: personIn(as),
        role,
        office: officeIn(office),
      };
      if (out === undefined && html === undefined)
        throw new Misuse('Where to? Give --out export.json for JSON, --html export.html for a page to print, or both.');
      if (out !== undefined && html !== undefined && resolve(out) === resolve(html))
        throw new Misuse('--out and --html name one file: name two different files.');
      if (out !== undefined) mayBeWritten('--out', out);
      if (html !== undefined) mayBeWritten('--html', html);

      const { askerOf } = await import('../client/signer.js');
      const { configuration, environment } = configured;
      const synthetic = configuration.mode === 'development';
      const by = askerOf(configuration, environment.HOMEWARD_TOKEN, typed);
      const client = await connectLazily(configured);
      const request = { client, by, purpose, progress: print };
      const survivorId = await survivorIdOf(client, by, survivor);
      const all = await everythingOf(survivorId, request, { synthetic, exportedAt: new Date().toISOString() });
      const labels = html === undefined ? new Map<string, string>() : await labelsIn(client, by, locale);
      if (out !== undefined) writePrivately('--out', out, `${JSON.stringify(all, undefined, 2)}\n`);
      if (html !== undefined) writePrivately('--html', html, pageOf(all, labels, locale));
      print(
        reportOf(
          all,
          [out, html].filter((file) => file !== undefined),
        ),
      );
    });

const reportOf = ({ records, notRead }: Everything, files: readonly string[]): string => {
  const entries = records.flatMap((record) => record.entries).length;
  const looks = records.flatMap(({ whoLooked }) => whoLooked).length;
  const altered = records.flatMap(({ chains }) => chains.filter(({ sound }) => !sound));
  return [
    `${entries} entries and ${looks} reads in ${files.join(' and ')}, readable only by you.`,
    ...altered.map(alteredIn),
    ...notRead.map((id) => `Not included: you may not read the linked record ${id}. An auditor may export it.`),
  ].join('\n');
};

const HELP = `
It uses the running service of this folder, or of the folder in HOMEWARD_DATA. It reads the whole record page by
page, with its court cases, its operations and the linked records of the same person, and then the reads of each. Every
page is recorded as a read of yours, and included.

With --purpose SUBJECT_REQUEST, an auditor or a supervisor of the office reads all data. With AUDIT, an auditor reads what
happened without the survivor’s identity. Withheld and erased values are marked as such, never left out.

Only you can read the files (mode 0600), and they never overwrite another file. They are not encrypted: they expose all
data of the survivor. They may name other people, such as family members: read them before you hand them over, and
delete them afterwards. With OIDC_ISSUER set, HOMEWARD_TOKEN says who you are.

Examples:
  npx homeward export 11111111-1111-4111-8111-111111111111 --out export.json --as vuthy
  npx homeward export 11111111-1111-4111-8111-111111111111 --html export.html --locale km --as vuthy
  npx homeward export 11111111-1111-4111-8111-111111111111 --html export.html --as sophea --role SUPERVISOR --office SiemReapCac

Exit codes: 0 written, 1 record not found or latest reads not known yet, 64 wrong usage, 78 no service here.`;
