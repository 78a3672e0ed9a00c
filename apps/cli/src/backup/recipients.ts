import { readFileSync, statSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { Encrypter, generateX25519Identity, identityToRecipient } from 'age-encryption';
import { ConfigurationError, listIn, type Environment } from '#platform/plain';
import { Misuse } from '../misuse.js';

/** The recipients of a backup, `age1…`, from the option or the variable. @throws Misuse, ConfigurationError */
export const recipientsFrom = (given: readonly string[], env: Environment): readonly string[] => {
  const recipients = given.length > 0 ? given : recipientsIn(env);
  if (recipients.length === 0)
    throw new Misuse(
      'Name the recipient of the backup: --recipient age1…, or HOMEWARD_BACKUP_RECIPIENT. npx homeward make-keys --backup-identity FILE makes one.',
    );
  const fault = recipients.map(recipientFault).find((one) => one !== undefined);
  if (fault !== undefined) throw new Misuse(fault);
  return recipients;
};

/** Those that the environment names, if any. @throws ConfigurationError */
export const recipientsIn = ({ HOMEWARD_BACKUP_RECIPIENT: named }: Environment): readonly string[] => {
  const recipients = listIn(named);
  const faults = recipients.map(recipientFault).filter((one) => one !== undefined);
  if (faults.length > 0)
    throw ConfigurationError.fromFaults(faults.map((fault) => `HOMEWARD_BACKUP_RECIPIENT: ${fault}`));
  return recipients;
};

const recipientFault = (recipient: string): string | undefined => {
  try {
    new Encrypter().addRecipient(recipient);
    return undefined;
  } catch {
    return recipient.startsWith('AGE-SECRET-KEY-')
      ? 'A recipient is a private key: give the public one, age1…, and keep the private one away from this machine.'
      : `"${recipient}" is no recipient of age: it must look like age1…`;
  }
};

const IDENTITY = /^AGE-SECRET-KEY-\S+$/;

/** The private keys in a file, as `age-keygen` writes them. @throws Misuse */
export const identitiesIn = (path: string): string[] => {
  const identities = textOf(path)
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => IDENTITY.test(line));
  if (identities.length > 0) return identities;
  throw new Misuse(`${path} holds no private key of age: it must have a line AGE-SECRET-KEY-1…`);
};

const textOf = (path: string): string => {
  try {
    if (process.platform !== 'win32' && (statSync(path).mode & 0o077) !== 0)
      throw new Misuse(`The private key ${path} can be read by others: chmod 600 it.`);
    return readFileSync(path, 'utf8');
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || error instanceof Misuse) throw error;
    throw new Misuse(`The private key ${path} cannot be read (${code}): name its file in --identity.`);
  }
};

/** Makes the private key of backups, in the form of `age-keygen`. @returns the recipient @throws Misuse */
export const makeIdentity = async (path: string): Promise<string> => {
  const identity = await generateX25519Identity();
  const recipient = await identityToRecipient(identity);
  const text = `# created: ${new Date().toISOString()}\n# public key: ${recipient}\n${identity}\n`;
  try {
    await writeFile(path, text, { mode: 0o600, flag: 'wx', flush: true });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EEXIST') throw new Misuse(`${path} is there already, and is left as it is.`);
    throw new Misuse(`${path} cannot be written (${code}): name a file in a folder of yours.`);
  }
  return recipient;
};
