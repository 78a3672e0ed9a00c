import { join, resolve } from 'node:path';
import type { BucketAccess, BucketCredentials, DocumentsLocation } from '#security/documents';
import type { Configuration, Environment } from './configuration.type.js';
import { ConfigurationError } from './configuration-error.js';
import { secretIn } from './secret-file.js';

/** The API and the projector use the same one. */
export const documentsFolderFrom = (env: Environment, { data }: Pick<Configuration, 'data'>): string =>
  resolve(env.HOMEWARD_DOCUMENTS_FOLDER || join(data, 'documents'));

/** @throws ConfigurationError that names the variable and says what it should be. */
export const documentsFrom = (env: Environment, at: Pick<Configuration, 'data' | 'mode'>): DocumentsLocation => {
  const bucket = bucketFrom(env, at);
  return bucket ? { bucket } : { folder: documentsFolderFrom(env, at) };
};

/** A bucket, and perhaps folders in it. */
const PATH = /^\/[a-z0-9][a-z0-9.-]{1,61}[a-z0-9](\/[\w.-]+)*$/;
const REGION = /^[a-z0-9-]{1,40}$/;

const bucketFrom = (
  env: Environment,
  { data, mode }: Pick<Configuration, 'data' | 'mode'>,
): BucketAccess | undefined => {
  const {
    HOMEWARD_DOCUMENTS_BUCKET: address = '',
    HOMEWARD_DOCUMENTS_BUCKET_REGION: region = '',
    HOMEWARD_DOCUMENTS_BUCKET_CREDENTIALS_FILE: file = '',
  } = env;
  if (address === '') {
    const alone = region ? 'HOMEWARD_DOCUMENTS_BUCKET_REGION' : 'HOMEWARD_DOCUMENTS_BUCKET_CREDENTIALS_FILE';
    if (region || file)
      throw new ConfigurationError(`${alone} is set without HOMEWARD_DOCUMENTS_BUCKET: give the bucket as well.`);
    return undefined;
  }
  if (env.HOMEWARD_DOCUMENTS_FOLDER)
    throw new ConfigurationError(
      'HOMEWARD_DOCUMENTS_BUCKET and HOMEWARD_DOCUMENTS_FOLDER are set: documents lie in one of them, so remove the other.',
    );
  const url = address.replace(/\/+$/, '');
  if (!isBucketAddress(url))
    throw new ConfigurationError(
      'HOMEWARD_DOCUMENTS_BUCKET is not the address of a bucket: it must look like https://s3.example.org/documents, without a user or a password.',
    );
  if (mode === 'production' && !url.startsWith('https:'))
    throw new ConfigurationError(
      'HOMEWARD_DOCUMENTS_BUCKET is an http address: in production it must be an https one.',
    );
  if (region !== '' && !REGION.test(region))
    throw new ConfigurationError('HOMEWARD_DOCUMENTS_BUCKET_REGION is no region: it must look like eu-central-1.');
  if (file === '')
    throw new ConfigurationError(
      'HOMEWARD_DOCUMENTS_BUCKET_CREDENTIALS_FILE is not set: give a file of mode 600 with { "accessKeyId": "…", "secretAccessKey": "…" }.',
    );
  const path = resolve(file);
  bucketCredentialsIn(path);
  return {
    url,
    region: region || 'us-east-1',
    credentials: () => bucketCredentialsIn(path),
    waitingFolder: resolve(data, 'uploads'),
  };
};

const isBucketAddress = (url: string): boolean => {
  if (!URL.canParse(url)) return false;
  const { protocol, pathname, username, password, search, hash } = new URL(url);
  return /^https?:$/.test(protocol) && PATH.test(pathname) && !(username || password || search || hash);
};

/** @throws ConfigurationError */
const bucketCredentialsIn = (file: string): BucketCredentials =>
  secretIn(file, ['accessKeyId', 'secretAccessKey'], 'HOMEWARD_DOCUMENTS_BUCKET_CREDENTIALS_FILE');
