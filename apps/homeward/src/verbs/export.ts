import { resolve } from 'node:path';
import { Option } from 'commander';
import { configurationFrom } from '#platform/plain';
import { PURPOSES } from '#step/plain';
import { connect } from '../client/connection.js';
import { askerOf } from '../client/signer.js';
import { LANGUAGES, labelsIn, type Language } from '../erasure/certificate.js';
import { everythingOf, type Everything } from '../export/everything.js';
import { pageOf } from '../export/page.js';
import { mayBeWritten, writePrivately } from '../export/private-file.js';
import { Misuse, notBlank, personIn } from '../misuse.js';
import { print, type Verb } from './verb.js';

interface Options {
  readonly purpose: string;
  readonly as: string;
  readonly role: 'AUDITOR' | 'SUPERVISOR';
  readonly office?: string;
  readonly out?: string;
  readonly html?: string;
  readonly locale: Language;
}

export const exportPerson: Verb = (program) =>
  program
    .command('export')
    .description('write everything that is held about one survivor into a file, for her, with who looked')
    .argument('<survivorId>', 'her id')
    .addOption(new Option('--purpose <purpose>', 'why you read it').choices(PURPOSES).default('SUBJECT_REQUEST'))
    .option('--out <file>', 'all of it as JSON, e.g. her.json')
    .option('--html <file>', 'all of it as a page to read and to print, e.g. her.html')
    .addOption(new Option('--locale <language>', 'of the page').choices(LANGUAGES).default('en'))
    .option('--as <name>', 'who you are', 'auditor')
    .addOption(new Option('--role <role>', 'what you are').choices(['AUDITOR', 'SUPERVISOR']).default('AUDITOR'))
    .option('--office <office>', 'where you work, e.g. SiemReapCac')
    .addHelpText('after', HELP)
    .action(async (survivorId: string, { purpose, as, role, office, out, html, locale }: Options) => {
      const typed = {
        id: personIn(as),
        role,
        ...(office !== undefined && { office: notBlank('--office', office) }),
      };
      if (out === undefined && html === undefined)
        throw new Misuse(
          'Where to? --out her.json for all of it as JSON, --html her.html for a page to print, or both.',
        );
      if (out !== undefined && html !== undefined && resolve(out) === resolve(html))
        throw new Misuse('--out and --html name one file: name two.');
      if (out !== undefined) mayBeWritten('--out', out);
      if (html !== undefined) mayBeWritten('--html', html);

      const configuration = configurationFrom(process.env);
      const synthetic = configuration.mode === 'development';
      const by = askerOf(configuration, process.env.HOMEWARD_TOKEN, typed);
      const client = await connect(process.env);
      const asked = { client, by, purpose, told: print };
      const all = await everythingOf(survivorId, asked, { synthetic, exportedAt: new Date().toISOString() });
      const labels = html === undefined ? new Map<string, string>() : await labelsIn(client, by, locale);
      if (out !== undefined) writePrivately('--out', out, `${JSON.stringify(all, undefined, 2)}\n`);
      if (html !== undefined) writePrivately('--html', html, pageOf(all, labels, locale));
      print(
        told(
          all,
          [out, html].filter((file) => file !== undefined),
        ),
      );
    });

const told = ({ records, notRead }: Everything, files: readonly string[]): string => {
  const entries = records.flatMap((record) => record.entries).length;
  const looks = records.flatMap(({ whoLooked }) => whoLooked).length;
  const altered = records.flatMap(({ chains }) => chains.filter(({ sound }) => !sound));
  return [
    `${entries} entries and ${looks} looks in ${files.join(' and ')}, for you only to read.`,
    ...altered.map(({ stream, brokenAt }) => `ALTERED: entry ${brokenAt} of ${stream} is not what was recorded.`),
    ...notRead.map(
      (id) => `Not in it: the record ${id} is linked to hers, and not yours to see. An auditor may export it.`,
    ),
  ].join('\n');
};

const HELP = `
It asks the service that runs from this folder, or from the one that HOMEWARD_DATA names. Her record is read page by
page to its end, with her court cases, the operations in which she was met and the records that are linked to it as
hers; then it is asked who looked at each. Each page that is read is written down as a look of yours, and is among them.

With --purpose SUBJECT_REQUEST an auditor, or a supervisor of her office, reads all that was said; with AUDIT an auditor
reads what happened, and not who she is. What is not for you, or was erased, is marked so and never left out.

The files are for your eyes only (0600) and never written over another. They lie in the open: whoever has them has all of
her. Others may be named in them, such as her mother or who lives with her: read them before you hand them over, and
take them away afterwards. Where OIDC_ISSUER names who signs people in, you are whom HOMEWARD_TOKEN names.

Examples:
  npx homeward export 11111111-1111-4111-8111-111111111111 --out her.json --as vuthy
  npx homeward export 11111111-1111-4111-8111-111111111111 --html her.html --locale km --as vuthy
  npx homeward export 11111111-1111-4111-8111-111111111111 --html her.html --as sophea --role SUPERVISOR --office SiemReapCac

Exit codes: 0 written, 1 she is not yours to see, or who looked last is not known yet, 64 misused, 78 no service here.`;
