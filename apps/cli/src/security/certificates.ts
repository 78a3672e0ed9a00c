import { X509Certificate, createPrivateKey, createPublicKey, generateKeyPairSync, webcrypto } from 'node:crypto';
import 'reflect-metadata';
import type * as X509 from '@peculiar/x509';

const ALGORITHM = { name: 'ECDSA', namedCurve: 'P-256', hash: 'SHA-256' };
const DAY_MS = 86_400_000;
/** Backdated a little, so that a certificate is valid even if the clock is set back. */
const BEFORE_NOW_DAYS = 2;

const AUTHORITY_NAME = 'CN=Homeward event store authority';
const AUTHORITY_DAYS = 3_652;
/** A certificate of the server never outlives that of its authority. */
const AUTHORITY_RENEWED_BELOW_DAYS = 400;

const SERVER_NAME = 'CN=Homeward event store';
const SERVER_DAYS = 365;
const SERVER_RENEWED_BELOW_DAYS = 30;
/** The addresses of this machine as certificates and Node write them. */
const SERVER_ADDRESSES = { dns: ['localhost'], ip: ['127.0.0.1', '::1'] };

export const makePrivateKey = (): string =>
  generateKeyPairSync('ec', {
    namedCurve: ALGORITHM.namedCurve,
    privateKeyEncoding: { type: 'pkcs8', format: 'pem' },
    publicKeyEncoding: { type: 'spki', format: 'pem' },
  }).privateKey;

/** Whether a text is a private key in PEM. */
export const isPrivateKey = (pem: string): boolean => {
  try {
    return createPrivateKey(pem).asymmetricKeyType === 'ec';
  } catch {
    return false;
  }
};

export const isAuthorityValid = (certificate: string, key: string, now: Date): boolean =>
  isValid(certificate, key, key, now, AUTHORITY_RENEWED_BELOW_DAYS);

export const isServerCertificateValid = (certificate: string, key: string, authorityKey: string, now: Date): boolean =>
  isValid(certificate, key, authorityKey, now, SERVER_RENEWED_BELOW_DAYS);

const isValid = (pem: string, key: string, issuerKey: string, now: Date, daysLeft: number): boolean => {
  try {
    const certificate = new X509Certificate(pem);
    return (
      certificate.checkPrivateKey(createPrivateKey(key)) &&
      certificate.verify(createPublicKey(issuerKey)) &&
      Date.parse(certificate.validFrom) <= now.getTime() &&
      Date.parse(certificate.validTo) >= now.getTime() + daysLeft * DAY_MS
    );
  } catch {
    return false; // not even a certificate
  }
};

export const makeAuthority = async (key: string, now: Date): Promise<string> => {
  const { x509, pair, valid } = await surroundings(key, now, AUTHORITY_DAYS);
  const certificate = await x509.X509CertificateGenerator.createSelfSigned(
    {
      ...valid,
      name: AUTHORITY_NAME,
      signingAlgorithm: ALGORITHM,
      keys: pair,
      extensions: [
        new x509.BasicConstraintsExtension(true, 0, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.keyCertSign | x509.KeyUsageFlags.cRLSign, true),
        await x509.SubjectKeyIdentifierExtension.create(pair.publicKey),
      ],
    },
    webcrypto as Crypto,
  );
  return pemOf(certificate);
};

/** The certificate for every name of this machine. */
export const makeServerCertificate = async (key: string, authorityKey: string, now: Date): Promise<string> => {
  const { x509, pair, valid } = await surroundings(key, now, SERVER_DAYS);
  const authority = await pairOf(authorityKey);
  const names = Object.entries(SERVER_ADDRESSES).flatMap(([type, values]) =>
    values.map((value) => ({ type: type as 'dns' | 'ip', value })),
  );
  const certificate = await x509.X509CertificateGenerator.create(
    {
      ...valid,
      subject: SERVER_NAME,
      issuer: AUTHORITY_NAME,
      signingAlgorithm: ALGORITHM,
      publicKey: pair.publicKey,
      signingKey: authority.privateKey,
      extensions: [
        new x509.BasicConstraintsExtension(false, undefined, true),
        new x509.KeyUsagesExtension(x509.KeyUsageFlags.digitalSignature, true),
        new x509.ExtendedKeyUsageExtension([x509.ExtendedKeyUsage.serverAuth]),
        new x509.SubjectAlternativeNameExtension(names),
        await x509.SubjectKeyIdentifierExtension.create(pair.publicKey),
        await x509.AuthorityKeyIdentifierExtension.create(authority.publicKey),
      ],
    },
    webcrypto as Crypto,
  );
  return pemOf(certificate);
};

/** Loaded only if a certificate has to be created. */
const surroundings = async (key: string, now: Date, days: number) => {
  const x509: typeof X509 = await import('@peculiar/x509');
  const valid = {
    notBefore: new Date(now.getTime() - BEFORE_NOW_DAYS * DAY_MS),
    notAfter: new Date(now.getTime() + days * DAY_MS),
  };
  return { x509, pair: await pairOf(key), valid };
};

const pairOf = async (pem: string) => {
  const privateKey = createPrivateKey(pem).export({ type: 'pkcs8', format: 'der' });
  const publicKey = createPublicKey(pem).export({ type: 'spki', format: 'der' });
  return {
    privateKey: await webcrypto.subtle.importKey('pkcs8', privateKey, ALGORITHM, false, ['sign']),
    publicKey: await webcrypto.subtle.importKey('spki', publicKey, ALGORITHM, true, ['verify']),
  };
};

const pemOf = (certificate: X509.X509Certificate): string => `${certificate.toString('pem')}\n`;
