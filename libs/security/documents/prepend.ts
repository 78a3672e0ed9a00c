/** What was read of a content to look at it, and the rest behind it. A reader that stops early ends the rest as well. */
export async function* prepend<Part extends Uint8Array>(first: Part, rest: AsyncIterator<Part>): AsyncGenerator<Part> {
  try {
    if (first.length > 0) yield first;
    for (let next = await rest.next(); next.done !== true; next = await rest.next()) yield next.value;
  } finally {
    await rest.return?.();
  }
}
