import { Option } from 'commander';
import { ROLES, type Role } from '#nest/plain';
import { officeIn, personIn } from '../misuse.js';
import { print, type Verb } from './verb.js';

export const token: Verb = (program, configured) =>
  program
    .command('token')
    .description('print a token for development, valid for ten minutes')
    .addOption(new Option('--role <role>', 'the role').choices(ROLES).makeOptionMandatory())
    .requiredOption('--as <name>', 'the name, e.g. sokha')
    .option('--office <office>', 'the office, e.g. SiemReapCac')
    .option('--json', 'print { "token": … }')
    .addHelpText('after', HELP)
    .action(async ({ role, as, office, json }: { role: Role; as: string; office?: string; json?: boolean }) => {
      const bearer = { id: personIn(as), role, office: officeIn(office) };
      const { urlOf } = await import('../client/connection.js');
      const { signerOf } = await import('../client/signer.js');
      const { configuration } = configured;
      const signed = await (await signerOf(configuration, urlOf(configuration))).sign(bearer);
      print(json ? JSON.stringify({ token: signed }) : signed);
    });

const HELP = `
Start the service once first, from this folder or the one in HOMEWARD_DATA: its first start creates the key that signs
tokens. With OIDC_ISSUER set, tokens come from that issuer.

Example:
  curl -s http://127.0.0.1:4000/graphql -H "content-type: application/json" \\
    -H "authorization: Bearer $(npx homeward token --role CASE_WORKER --as sokha --office SiemReapCac)" \\
    -d '{"query":"{ projections { name state } }"}'`;
