import { createPublicKey, generateKeyPairSync } from 'node:crypto';
import fc from 'fast-check';
import { InvalidNote, openNote, parseVerifierKey, signNote, verifierKeyText, verifierOf } from './note.js';

const { privateKey, publicKey } = generateKeyPairSync('ed25519');
const verifier = verifierOf('homeward/0123abcd', publicKey);
const text = 'homeward/0123abcd\n1\nក\n';
const note = signNote(text, 'homeward/0123abcd', privateKey);
const open = (one: string | Uint8Array, by = verifier) =>
  openNote(typeof one === 'string' ? Buffer.from(one) : one, by);
const [signature] = note.match(/^— .*$/m)!;

/** Published examples: of c2sp.org/signed-note, and of the documentation of golang.org/x/mod/sumdb/note. */
const PUBLISHED = [
  [
    'example.com/foo+530d903a+AekyeRrm56hApGFkyQR4ZCbV54Id2LKaANYcrnKv3U2k',
    'This is an example message.\n',
    '— example.com/foo Uw2QOkn8srV1yJGh2VYRlL1Tnagv1YEq6TfXppzi2ONncAlTgK7Ztg1ERYNZXsYjOBH3mFXmRKuwHjG1Yu72IneyaQM=',
  ],
  [
    'PeterNeumann+c74f20a3+ARpc2QcUPDhMQegwxbzhKqiBfsVkmqq/LDE4izWy10TW',
    "If you think cryptography is the answer to your problem,\nthen you don't know what your problem is.\n",
    '— PeterNeumann x08go/ZJkuBS9UG/SffcvIAQxVBtiFupLLr8pAcElZInNIuGUgYN1FFYC2pZSNXgKvqfqdngotpRZb6KE6RyyBwJnAM=',
  ],
] as const;

describe('a signed note', () => {
  it.each(PUBLISHED)('of another implementation is verified with %s', (key, published, line) => {
    expect(verifierKeyText(parseVerifierKey(key))).toBe(key);
    expect(open(`${published}\n${line}\n`, parseVerifierKey(key))).toBe(published);
    const altered = published.replace('is', 'was');
    expect(() => open(`${altered}\n${line}\n`, parseVerifierKey(key))).toThrow('is invalid');
  });

  it('opens with the matching verifier key', () => {
    expect(open(note, parseVerifierKey(verifierKeyText(verifier)))).toBe(text);
  });

  it('may have empty lines, and other signatures before and after ours', () => {
    const other = generateKeyPairSync('ed25519');
    const witness = signNote(text, 'witness.example', other.privateKey).match(/^— .*$/m)![0];
    const namesake = signNote(text, 'homeward/0123abcd', other.privateKey).match(/^— .*$/m)![0];
    expect(open(`${text}\n${witness}\n${namesake}\n${signature}\n`)).toBe(text);
    const spaced = 'one\n\n\ntwo\n';
    expect(open(signNote(spaced, verifier.name, privateKey))).toBe(spaced);
  });

  it('does not open when any of its bytes is changed, or its end is missing', () => {
    const bytes = Buffer.from(note);
    const altered = fc.property(fc.nat(bytes.length - 1), fc.integer({ min: 1, max: 255 }), (at, change) => {
      const other = Buffer.from(bytes);
      other[at]! ^= change;
      expect(() => open(other)).toThrow(InvalidNote);
    });
    expect(() => fc.assert(altered, { numRuns: 500 })).not.toThrow();
    for (let length = 0; length < bytes.length; length++)
      expect(() => open(bytes.subarray(0, length))).toThrow(InvalidNote);
  });

  it.each<[string, string | Uint8Array]>([
    ['without a signature', `${text}\n`],
    ['without a blank line', `${text}${signature}\n`],
    ['with a hyphen in the place of a dash', `${text}\n${signature.replace('—', '-')}\n`],
    ['with a signature that is not base64', `${text}\n${signature}\n— witness.example AAA\n`],
    ['with an empty signature', `${text}\n${signature}\n— witness.example AAAAAA==\n`],
    ['with a line after its signatures', `${note}more\n`],
    ['with a control character', `\t${note}`],
    ['that is not UTF-8', Buffer.concat([Buffer.of(0xff), Buffer.from(note)])],
    ['with a byte order mark', `\ufeff${note}`],
    ['signed twice by the same key, once wrongly', `${text}\n${signature}\n${signature.slice(0, -8)}AAAAAAA=\n`],
    ['of a megabyte', `${'a'.repeat(1_000_000)}\n${note}`],
  ])('%s is refused', (_, one) => {
    expect(() => open(one)).toThrow(InvalidNote);
  });

  it('contains only lines, and needs a key whose name is a word', () => {
    for (const wrong of ['', 'one', 'a\rb\n']) expect(() => signNote(wrong, 'a', privateKey)).toThrow(InvalidNote);
    for (const name of ['', 'a b', 'a+b', 'a\u00a0b', 'a\u0085b', 'a\nb'])
      expect(() => signNote(text, name, privateKey)).toThrow(InvalidNote);
  });
});

describe('a verifier key', () => {
  const key = verifierKeyText(verifier);
  const [, before, base64] = /^([^+]+\+[0-9a-f]{8}\+)(.*)$/.exec(key)!;
  const ofType = (type: number) =>
    before + Buffer.concat([Buffer.of(type), Buffer.from(base64!, 'base64').subarray(1)]).toString('base64');
  it.each([
    ['with another name', key.replace('0123abcd', '0123abce')],
    ['with another key id', key.replace(/\+[0-9a-f]{8}\+/, '+00000000+')],
    ['of another type', ofType(2)],
    ['cut', key.slice(0, -4)],
    ['with a trailing line', `${key}\n`],
    ['without a name', key.replace('homeward/0123abcd', '')],
    ['that is empty', ''],
  ])('%s is refused', (_, wrong) => {
    expect(() => parseVerifierKey(wrong)).toThrow(InvalidNote);
  });

  it('reveals nothing of the private key', () => {
    expect(createPublicKey(privateKey).equals(parseVerifierKey(key).publicKey)).toBe(true);
    expect(parseVerifierKey(key).publicKey.type).toBe('public');
  });
});
