import { useEffect, useState } from 'react';
import { Waiting } from '../layout/Answer.js';
import { findSurvivor, type CaseLookup } from './case-number.js';
import { NoRecord, UnreadRecord } from './NoRecord.js';

interface Props {
  /** What the address says instead of an id. */
  readonly text: string;
  /** The title of the page that would show the record. */
  readonly title: string;
  readonly onFound: (survivorId: string) => void;
}

/** An address that names the survivor by the case number, as people do: it is read again with the id, or leads nowhere. */
export const ByNumber = ({ text, title, onFound }: Props) => {
  const [found, setFound] = useState<CaseLookup>();
  const [tries, setTries] = useState(0);
  useEffect(() => {
    let current = true;
    // what was found for another text is no answer to this one
    setFound(undefined);
    void findSurvivor(text).then((answer) => {
      if (!current) return;
      setFound(answer);
      if (answer.is === 'found') onFound(answer.survivorId);
    });
    return () => {
      current = false;
    };
    // oxlint-disable-next-line react-hooks/exhaustive-deps -- asked once for each text, and for each press
  }, [text, tries]);
  if (!found || found.is === 'found') return <Waiting />;
  if (found.is === 'failed')
    return <UnreadRecord title={title} error={found.error} again={() => setTries(tries + 1)} />;
  return <NoRecord survivorId={found.is === 'none' ? text : undefined} />;
};
