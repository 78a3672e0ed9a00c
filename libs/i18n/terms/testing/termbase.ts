import { readFileSync } from 'node:fs';

/** What one thing is called in Khmer, and where that word is attested. */
export interface Term {
  readonly en: string;
  /** The English words that mean it, where they are not its name and its plural. */
  readonly words?: readonly string[];
  readonly km: readonly string[];
  /** What it must not be called, because that is another thing. */
  readonly not?: readonly string[];
  /** Where it was found; without any, it is our own word. */
  readonly sources?: readonly string[];
  /** To be checked by a native reader who works in the field. */
  readonly review?: true;
  /** A Khmer sentence often stands without it. */
  readonly loose?: true;
  readonly note?: string;
}

interface Termbase {
  readonly sources: Readonly<Record<string, string>>;
  readonly spelling: readonly { readonly write: string; readonly not: readonly string[] }[];
  readonly sections: readonly { readonly title: string; readonly terms: readonly Term[] }[];
}

export const TERMBASE = JSON.parse(readFileSync('libs/i18n/terms/terms.km.json', 'utf8')) as Termbase;
