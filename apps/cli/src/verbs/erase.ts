import { REPORT_LANGUAGES, type ReportLanguage } from '#reporting/annual';
import { Argument, Option } from 'commander';
import { ERASURE_ASKED_BY, ERASURE_IN_CARE_REASONS, GUARDIAN_KIN } from '#domain/survivor/plain';
import type { Bearer } from '#platform/plain';
import type { Role } from '#nest/plain';
import type { Client } from '../client/client.js';
import { connectLazily } from '../client/connect-lazily.js';
import { survivorIdOf } from '../client/survivor-id.js';
import { certificateOf, labelsIn } from '../erasure/certificate.js';
import type { Erasing, ErasureOverview } from '../erasure/erasing.js';
import { formatCertificate } from '../erasure/printed.js';
import { nameInWords } from '../export/words.js';
import { Misuse, officeIn, personIn } from '../misuse.js';
import { print, type Verb } from './verb.js';

const ACTIONS = ['status', 'request', 'approve', 'withdraw', 'certificate'] as const;
type Action = (typeof ACTIONS)[number];

interface Options {
  readonly as: string;
  readonly role: Role;
  readonly office?: string;
  readonly for?: string;
  readonly kin?: string;
  readonly assent?: boolean;
  readonly inCare?: string;
  readonly language: ReportLanguage;
  readonly json?: boolean;
}

export const erase: Verb = (program, configured) =>
  program
    .command('erase')
    .description('erase the personal data of one survivor: request it, approve it, and print the certificate')
    .argument('<survivor>', 'the survivor’s id or case number')
    .addArgument(new Argument('[action]', 'the step to take').choices(ACTIONS).default('status'))
    .requiredOption('--as <name>', 'your name: the requester may not approve')
    .addOption(
      new Option('--role <role>', 'your role').choices(['CASE_WORKER', 'SUPERVISOR', 'AUDITOR']).default('SUPERVISOR'),
    )
    .option('--office <office>', 'your office, e.g. SiemReapCac')
    .addOption(new Option('--for <who>', 'who wants the erasure; needed for a request').choices(ERASURE_ASKED_BY))
    .addOption(new Option('--kin <kin>', 'what the guardian who wants it is to the child').choices(GUARDIAN_KIN))
    .option('--assent', 'the child was asked and agrees')
    .addOption(
      new Option('--in-care <reason>', 'why the approval does not wait for the end of aftercare').choices(
        ERASURE_IN_CARE_REASONS,
      ),
    )
    .addOption(
      new Option('--language <language>', 'language of the certificate').choices(REPORT_LANGUAGES).default('en'),
    )
    .option('--json', 'print the result as JSON')
    .addHelpText('after', HELP)
    .action(async (survivor: string, action: Action, options: Options) => {
      const { as, role, office } = options;
      const by = { id: personIn(as), role, office: officeIn(office) } as const;
      const client = await connectLazily(configured);
      const id = await survivorIdOf(client, by, survivor);
      const { Erasing } = await import('../erasure/erasing.js');
      await ACT[action](new Erasing(client, by, id), options, () => printCertificate(client, by, id, options));
    });

type Act = (erasing: Erasing, options: Options, certify: () => Promise<void>) => Promise<void>;

const ACT: Readonly<Record<Action, Act>> = {
  status: async (erasing, options) => printStanding(await erasing.standing(), options),
  request: async (erasing, options) => {
    const { for: askedBy, kin: guardianKin, assent: childAssent } = options;
    if (askedBy === undefined)
      throw new Misuse(`--for is missing: say who wants the erasure (${ERASURE_ASKED_BY.join(', ')}).`);
    printStanding(await erasing.request({ askedBy, guardianKin, childAssent }), options);
  },
  withdraw: async (erasing, options) => printStanding(await erasing.withdraw(), options),

  approve: async (erasing, options, certify) => {
    await erasing.approve(options.inCare);
    await erasing.untilErased((status) => {
      if (!options.json) print(`${nameInWords(status)} …`);
    });
    await certify();
  },

  certificate: async (_erasing, _options, certify) => certify(),
};

const printCertificate = async (
  client: Client,
  by: Bearer,
  survivorId: string,
  { json, language }: Options,
): Promise<void> => {
  const certificate = await certificateOf(client, by, survivorId);
  print(
    json ? JSON.stringify(certificate) : formatCertificate(certificate, await labelsIn(client, by, language), language),
  );
};

const printStanding = (standing: ErasureOverview, { json }: Options): void => {
  if (json) return print(JSON.stringify(standing));
  const { erasure, legalHolds, prosecutions } = standing;
  const holds = [
    ...legalHolds.flatMap(({ reason, liftedOn }) => (liftedOn === null ? [nameInWords(reason)] : [])),
    ...prosecutions.flatMap(({ prosecutionId, legalHold }) => (legalHold ? [`prosecution ${prosecutionId}`] : [])),
  ];
  print(
    erasure
      ? `${nameInWords(erasure.status)}${erasure.status === 'REQUESTED' ? '' : ', requested'} by ${erasure.requestedBy ?? 'nobody here'}${erasure.restricted ? ', kept only for the court until then' : ''}`
      : 'No erasure was requested.',
  );
  print(holds.length > 0 ? `Held by: ${holds.join(', ')}` : 'No hold on the record.');
};

const HELP = `
It uses the running service of this folder, or of the folder in HOMEWARD_DATA. It takes two people. After the
approval, the data cannot be restored. Close an open case first: while somebody is in
aftercare, an approval needs a reason, and the case counts as open for ever.

Examples:
  npx homeward erase 11111111-1111-4111-8111-111111111111 request --for Survivor --as sophea --office SiemReapCac
  npx homeward erase 11111111-1111-4111-8111-111111111111 approve --as makara --office SiemReapCac
  npx homeward erase 11111111-1111-4111-8111-111111111111 certificate --as vuthy --role AUDITOR --language km`;
