import { webcrypto } from 'node:crypto';
import 'reflect-metadata';
import {
  BasicConstraintsExtension,
  SubjectAlternativeNameExtension,
  X509CertificateGenerator,
  type JsonGeneralName,
} from '@peculiar/x509';

const DAY_MS = 86_400_000;
const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const AUTHORITY = 'CN=authority of a test';

export interface Certificates {
  /** In PEM. */
  readonly authority: string;
  readonly certificate: string;
  readonly key: string;
}

interface CertificateOptions {
  readonly name?: JsonGeneralName;
  /** Days from now. */
  readonly beginsInDays?: number;
  readonly endsInDays?: number;
}

/** An authority, and a certificate that it issued for a server. */
export const makeCertificates = async ({
  name = { type: 'ip', value: '127.0.0.1' },
  beginsInDays = -2,
  endsInDays = 2,
}: CertificateOptions = {}): Promise<Certificates> => {
  const [authorityKeys, keys] = await Promise.all([makeKeys(), makeKeys()]);
  const authority = await X509CertificateGenerator.createSelfSigned(
    {
      ...between(-10, 10),
      name: AUTHORITY,
      signingAlgorithm: ALGORITHM,
      keys: authorityKeys,
      extensions: [new BasicConstraintsExtension(true, undefined, true)],
    },
    webcrypto as Crypto,
  );
  const certificate = await X509CertificateGenerator.create(
    {
      ...between(beginsInDays, endsInDays),
      subject: 'CN=event store of a test',
      issuer: AUTHORITY,
      signingAlgorithm: ALGORITHM,
      publicKey: keys.publicKey,
      signingKey: authorityKeys.privateKey,
      extensions: [new SubjectAlternativeNameExtension([name])],
    },
    webcrypto as Crypto,
  );
  const key = Buffer.from(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey)).toString('base64');
  return {
    authority: authority.toString('pem'),
    certificate: certificate.toString('pem'),
    key: `-----BEGIN PRIVATE KEY-----\n${key}\n-----END PRIVATE KEY-----\n`,
  };
};

const makeKeys = () => webcrypto.subtle.generateKey(ALGORITHM, true, ['sign', 'verify']);

const between = (from: number, to: number) => ({
  notBefore: new Date(Date.now() + from * DAY_MS),
  notAfter: new Date(Date.now() + to * DAY_MS),
});
