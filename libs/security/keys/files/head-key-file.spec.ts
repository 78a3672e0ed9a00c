import { generateKeyPairSync, sign, verify, createPublicKey } from 'node:crypto';
import { chmodSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { headKeyIn, makeHeadKeyFile } from './head-key-file.js';

let folder: string;
let file: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'homeward-head-key-'));
  file = join(folder, 'head-key.json');
});
afterEach(() => rmSync(folder, { recursive: true }));

describe('a head key file', () => {
  it('is created once, for its owner only, and signs with Ed25519', () => {
    expect(makeHeadKeyFile(file, true)).toBe(true);
    expect(statSync(file).mode & 0o777).toBe(0o600);
    const before = readFileSync(file, 'utf8');
    expect(makeHeadKeyFile(file, false)).toBe(false);
    expect(readFileSync(file, 'utf8')).toBe(before);
    const { synthetic, key } = headKeyIn(file);
    expect(synthetic).toBe(true);
    const text = Buffer.from('a head\n');
    expect(verify(null, text, createPublicKey(key), sign(null, text, key))).toBe(true);
  });

  it('says what to do when it is missing, or when other users can read it', () => {
    expect(() => headKeyIn(file)).toThrow(`There is no head key file ${file}: put it back (HOMEWARD_HEAD_KEY_FILE`);
    makeHeadKeyFile(file, true);
    chmodSync(file, 0o640);
    expect(() => headKeyIn(file)).toThrow('can be read by others');
  });

  const rsa = generateKeyPairSync('rsa', { modulusLength: 2_048 }).privateKey;
  it.each([
    ['with a key of another kind', rsa.export({ format: 'der', type: 'pkcs8' }).toString('base64')],
    ['with a malformed key', 'AAAA'],
    ['without a key', undefined],
  ])('%s is refused', (_, key) => {
    writeFileSync(file, JSON.stringify({ synthetic: false, made: new Date().toISOString(), key }), { mode: 0o600 });
    expect(() => headKeyIn(file)).toThrow(`The head key file ${file} is not valid, or is incomplete`);
  });
});
