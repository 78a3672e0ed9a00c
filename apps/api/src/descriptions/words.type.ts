/** A field's name, or a type and its field, such as `Closure.status`: the words that describe it. */
export type Words = Readonly<Record<string, string>>;
