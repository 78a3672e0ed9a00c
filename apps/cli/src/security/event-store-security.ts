import { chmodSync, existsSync, readFileSync } from 'node:fs';
import { inheritOwner, writePrivateFile, writePrivateFileOnce } from '#embedded/postgres';
import { ConfigurationError, makeFolder } from '#platform/plain';
import {
  isAuthorityValid,
  isPrivateKey,
  isServerCertificateValid,
  makeAuthority,
  makePrivateKey,
  makeServerCertificate,
} from './certificates.js';
import { keepCredentials } from './credentials.js';
import { securityFilesIn, type SecurityFiles } from './security-files.js';

/**
 * Ensures the security files of the embedded event store in the data folder: an authority, a certificate for this machine,
 * and a credential for each process. Valid files are kept; missing, damaged or expiring ones are created atomically. If two
 * starts come at once, the files of the first count for both.
 * @returns whether the certificate of the server was renewed
 * @throws ConfigurationError
 */
export const ensureSecurity = async (data: string, now = new Date()): Promise<SecurityFiles & { renewed: boolean }> => {
  const files = securityFilesIn(data);
  try {
    if (!existsSync(files.folder)) {
      makeFolder(files.folder, 0o700);
      inheritOwner(files.folder);
    }
    const renewed = await keepCertificates(files, now);
    keepCredentials(files);
    return { ...files, renewed };
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === undefined || error instanceof ConfigurationError) throw error;
    throw new ConfigurationError(
      `The folder ${files.folder} of the event store's certificates cannot be used (${code}): give it to the user who starts Homeward.`,
    );
  }
};

const keepCertificates = async (files: SecurityFiles, now: Date): Promise<boolean> => {
  const authorityKey = keyIn(files.authorityKey);
  if (!isAuthorityValid(textOf(files.authority), authorityKey, now)) {
    writePrivateFile(files.authority, await makeAuthority(authorityKey, now));
    chmodSync(files.authority, 0o644); // other clients may need it
  }
  const key = keyIn(files.certificateKey);
  if (isServerCertificateValid(textOf(files.certificate), key, authorityKey, now)) return false;
  writePrivateFile(files.certificate, await makeServerCertificate(key, authorityKey, now));
  return true;
};

/** If two processes create it at once, both use the first one's. */
const keyIn = (file: string): string => {
  const found = textOf(file);
  if (isPrivateKey(found)) return found;
  const made = makePrivateKey();
  if (found === '') writePrivateFileOnce(file, made);
  else writePrivateFile(file, made);
  return readFileSync(file, 'utf8');
};

const textOf = (file: string): string => (existsSync(file) ? readFileSync(file, 'utf8') : '');
