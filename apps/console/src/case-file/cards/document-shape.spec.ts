import { shapeOf, sizeInWords } from './document-shape.js';

describe('the content of a document', () => {
  it('is shown in the page, whatever it is', () => {
    expect((['PDF', 'JPEG', 'PNG', 'WEBP', 'MP3', 'OGG', 'WAV', 'MP4'] as const).map(shapeOf)).toEqual([
      'pages',
      'picture',
      'picture',
      'picture',
      'sound',
      'sound',
      'sound',
      'film',
    ]);
  });

  it('has a size in words', () => {
    expect([0, 1, 67, 12_345, 1_234_567].map((bytes) => sizeInWords(bytes, 'en'))).toEqual([
      '0 bytes',
      '1 byte',
      '67 bytes',
      '12.3 kB',
      '1.2 MB',
    ]);
  });
});
