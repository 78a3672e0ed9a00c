import { dirname, resolve } from 'node:path';
import { makeKeyFile } from '#keys';
import { ConfigurationError, keyFileFrom, makeFolder } from '#platform/plain';
import { print, type Verb } from './verb.js';

export const makeKeys: Verb = (program) =>
  program
    .command('make-keys')
    .description('make the key file of a service in production, once')
    .addHelpText('after', HELP)
    .action(() => {
      const file = keyFileFrom(process.env, { data: resolve(process.env.HOMEWARD_DATA || '.homeward') });
      makeFolder(dirname(file), 0o700);
      if (!makeKeyFile(file, false))
        throw new ConfigurationError(`There is a key file already, and with another nothing opens any more: ${file}`);
      print(`Made ${file}`);
    });

const HELP = `
The file holds what wraps the keys of all personal data. Without it nothing opens any more, and whoever has it and the
database reads everything: keep a copy apart from every backup of the database, and not longer than a week, because the
service changes it every seven days. HOMEWARD_KEY_FILE says where it is (<HOMEWARD_DATA>/keys/epochs.json).
In development the service makes one by itself; in production it refuses that one.`;
