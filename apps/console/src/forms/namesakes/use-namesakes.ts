import { useEffect, useRef, useState, type RefObject } from 'react';
import { client } from '../../api/client.js';
import type { SoughtPerson } from '../../caseload/sought.js';
import { FIND_BY_NAME } from '../../caseload/search-documents.js';
import type { Purpose } from '../../journey/purposes.js';
import type { Values } from '../values.js';
import { findNamesakes, type FoundNamesakes } from './find.js';
import { PERSON_FIELDS, soughtIn } from './sought.js';

/** As many as somebody compares before they record: each that is found is opened, and counts among those that they opened. */
const FOUND_MAX = 3;

const isOfPerson = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && PERSON_FIELDS.has(target.id);

/** A box that comes or grows meanwhile would move the button from under the press. */
const isSubmit = (target: EventTarget | null): boolean =>
  target instanceof HTMLButtonElement && target.type === 'submit';

const isSame = (one: readonly SoughtPerson[], other: readonly SoughtPerson[]): boolean =>
  JSON.stringify(one) === JSON.stringify(other);

/**
 * Who of the user’s own cases may be the person of a referral. The last answer stays until the next one is there; undefined
 * before the first. A draft that is opened again is sought again, since nothing is shown without a recorded read.
 */
export const useNamesakes = (
  form: RefObject<HTMLFormElement | null>,
  values: Values,
  purpose: Purpose,
): FoundNamesakes | undefined => {
  const sought = useRef(soughtIn(values));
  sought.current = soughtIn(values);
  const [asked, setAsked] = useState(sought.current);
  const [answer, setAnswer] = useState<FoundNamesakes>();
  useEffect(() => {
    const fields = form.current;
    const leave = ({ target, relatedTarget }: FocusEvent) => {
      if (!isOfPerson(target) || isOfPerson(relatedTarget) || isSubmit(relatedTarget)) return;
      setAsked((before) => (isSame(before, sought.current) ? before : sought.current));
    };
    fields?.addEventListener('focusout', leave);
    return () => fields?.removeEventListener('focusout', leave);
  }, [form]);
  useEffect(() => {
    let isPassed = false;
    const ask = async ({ name, birthYear }: SoughtPerson, after: string | null) => {
      const variables = { name, birthYear, purpose, after, first: FOUND_MAX };
      const { data, error } = await client.query(FIND_BY_NAME, variables).toPromise();
      return { page: data?.searchSurvivors, error };
    };
    void findNamesakes(asked, ask).then((found) => {
      if (!isPassed) setAnswer(found);
    });
    return () => {
      isPassed = true;
    };
  }, [asked, purpose]);
  return answer;
};
