import { randomBytes } from 'node:crypto';
import { chmodSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import 'reflect-metadata';
import { BasicConstraintsExtension, SubjectAlternativeNameExtension, X509CertificateGenerator } from '@peculiar/x509';
import { makeUserEntry } from '#embedded/eventstore-users';
import type { Security } from '../server.js';

const DAY_MS = 86_400_000;

export interface TestSecurity extends Security {
  readonly username: string;
  readonly password: string;
}

/** A self-signed certificate for this machine, and one user. */
export async function testSecurity(): Promise<TestSecurity> {
  const algorithm = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
  const keys = await crypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const certificate = await X509CertificateGenerator.createSelfSigned(
    {
      name: 'CN=eventstore of a test',
      notBefore: new Date(Date.now() - DAY_MS),
      notAfter: new Date(Date.now() + DAY_MS),
      signingAlgorithm: algorithm,
      keys,
      extensions: [
        new BasicConstraintsExtension(true, undefined, true),
        new SubjectAlternativeNameExtension([
          { type: 'ip', value: '127.0.0.1' },
          { type: 'dns', value: 'localhost' },
        ]),
      ],
    },
    crypto,
  );
  const key = Buffer.from(await crypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  const [username, password] = ['homeward', randomBytes(32).toString('base64url')];
  return {
    certificate: certificate.toString('pem'),
    key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`,
    users: { [username]: makeUserEntry(password) },
    username,
    password,
  };
}

export interface SecurityFiles {
  readonly folder: string;
  readonly environment: Record<string, string>;
  /** The same address, with the credential and certificate that a client needs. */
  open(url: string): string;
}

/** The same as files, for the program. */
export async function securityFiles(): Promise<SecurityFiles> {
  const { certificate, key, users, username, password } = await testSecurity();
  const folder = mkdtempSync(join(tmpdir(), 'eventstore-security-'));
  const writeSecret = (name: string, text: string, mode: number): string => {
    const file = join(folder, name);
    writeFileSync(file, text);
    chmodSync(file, mode);
    return file;
  };
  const certificateFile = writeSecret('server.crt', certificate, 0o644);
  return {
    folder,
    environment: {
      HOMEWARD_EVENTSTORE_TLS_CERT_FILE: certificateFile,
      HOMEWARD_EVENTSTORE_TLS_KEY_FILE: writeSecret('server.key', key, 0o600),
      HOMEWARD_EVENTSTORE_USERS_FILE: writeSecret('users.json', JSON.stringify({ users }), 0o600),
    },
    open: (url) => `${url.replace('esdb://', `esdb://${username}:${password}@`)}&tlsCAFile=${certificateFile}`,
  };
}
