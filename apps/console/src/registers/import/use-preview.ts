import { useRef, useState } from 'react';
import type { CombinedError } from 'urql';
import { client } from '../../api/client.js';
import { csvTextOf } from './csv-text.js';
import { PREVIEW, type PreviewedRow } from './documents.js';

/** What became of a file: its rows, or why there are none. */
type Answer =
  | { readonly rows: readonly PreviewedRow[] }
  | { readonly error: CombinedError }
  | { readonly problem: 'notUtf8' | 'unreadable' };

export type Preview = Answer & {
  /** The name of the file. */
  readonly name: string;
  /** How many files were chosen before it. */
  readonly nth: number;
};

const previewOf = async (file: File): Promise<Answer> => {
  // a file that was changed after it was chosen cannot be read
  const bytes = await file.arrayBuffer().catch(() => undefined);
  if (!bytes) return { problem: 'unreadable' };
  const csv = csvTextOf(new Uint8Array(bytes));
  if (csv === undefined) return { problem: 'notUtf8' };
  const { data, error } = await client.query(PREVIEW, { csv }).toPromise();
  return data ? { rows: data.previewRegisters } : { error: error! };
};

/** What the file that was chosen last would do: a late answer to an earlier one is left alone. */
export const usePreview = () => {
  const [preview, setPreview] = useState<Preview>();
  const chosen = useRef(0);
  const read = async (file: File | undefined) => {
    chosen.current += 1;
    const nth = chosen.current;
    setPreview(undefined);
    if (!file) return;
    const answer = await previewOf(file);
    if (chosen.current === nth) setPreview({ ...answer, name: file.name, nth });
  };
  return { preview, read };
};
