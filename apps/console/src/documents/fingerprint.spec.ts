import { fingerprintOf } from './fingerprint.js';

it('is the SHA-256 of the content', async () => {
  expect(await fingerprintOf(new Blob(['abc']))).toBe(
    'ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad',
  );
});
