/** Crockford's base 32: no I, L, O or U, so that a number survives a phone call and handwriting. */
const ALPHABET = '0123456789ABCDEFGHJKMNPQRSTVWXYZ';

const BITS = 50n;
const SYMBOLS = 10;
const GROUP = 5;

/** Where a symbol is easily taken for another one. */
const READ_AS: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1' };

const MASK_64 = (1n << 64n) - 1n;

/** The finaliser of MurmurHash3: each bit of the input changes about half the bits of the result. */
const mix = (value: bigint): bigint => {
  let mixed = value;
  for (const factor of [0xff51afd7ed558ccdn, 0xc4ceb9fe1a85ec53n])
    mixed = ((mixed ^ (mixed >> 33n)) * factor) & MASK_64;
  return mixed ^ (mixed >> 33n);
};

/**
 * The check symbol: a sum in the field of 32 elements, in which each place weighs differently. It finds every wrong
 * symbol and every two symbols that changed places.
 */
const checkOf = (symbols: string): string => {
  let sum = 0;
  for (const symbol of symbols) {
    sum ^= ALPHABET.indexOf(symbol);
    sum <<= 1;
    if (sum > 31) sum ^= 0b100101;
  }
  return ALPHABET[sum]!;
};

const formatCaseNumber = (symbols: string): string =>
  [symbols.slice(0, GROUP), symbols.slice(GROUP), checkOf(symbols)].join('-');

/**
 * The short number of a case, such as `K7Q2M-9XW4T-F`, which follows from the survivor's id. Its 50 bits are the same for
 * two of 100,000 survivors with a chance of 4 in a million, and for two of a million with 4 in 10,000. Somebody who
 * guesses hits one of a million survivors once in a thousand million attempts.
 */
export const caseNumberOf = (survivorId: string): string => {
  const id = BigInt(`0x${survivorId.replaceAll('-', '')}`);
  let bits = mix((id >> 64n) ^ mix(id & MASK_64)) >> (64n - BITS);
  let symbols = '';
  for (let place = 0; place < SYMBOLS; place++) {
    symbols = ALPHABET[Number(bits & 31n)]! + symbols;
    bits >>= 5n;
  }
  return formatCaseNumber(symbols);
};

/** A case number as it is written, from one that was typed; undefined when it is none. */
export const caseNumberIn = (text: string): string | undefined => {
  const symbols = [...text.toUpperCase()]
    .filter((symbol) => !/[\s-]/.test(symbol))
    .map((symbol) => READ_AS[symbol] ?? symbol);
  if (symbols.length !== SYMBOLS + 1 || !symbols.every((symbol) => ALPHABET.includes(symbol))) return undefined;
  const number = formatCaseNumber(symbols.slice(0, SYMBOLS).join(''));
  return number.at(-1) === symbols.at(-1) ? number : undefined;
};
