/** The type of each value. */
const BYTEA = 17;
const HEAD_BYTES = 20;
const LENGTH_BYTES = 4;

/**
 * A `bytea[]` in the binary form of Postgres, which the driver sends as it is. It would write an array as text, two
 * characters for each byte, and Postgres would read them.
 */
export function byteaArray(values: readonly Buffer[]): Buffer {
  const bytes = values.reduce((sum, value) => sum + LENGTH_BYTES + value.length, HEAD_BYTES);
  const array = Buffer.allocUnsafe(bytes);
  // one dimension, no nulls, the type, how many, counted from 1
  let at = 0;
  for (const number of [1, 0, BYTEA, values.length, 1]) at = array.writeInt32BE(number, at);
  for (const value of values) {
    at = array.writeInt32BE(value.length, at);
    at += value.copy(array, at);
  }
  return array;
}
