import { useEffect, useRef, useState, type RefObject } from 'react';
import { useTranslation } from 'react-i18next';
import { useQuery } from 'urql';
import { FOUND_STANDINGS } from '../../caseload/documents.js';
import { List } from '../../caseload/List.js';
import { FIND_BY_NAME } from '../../caseload/search-documents.js';
import type { Purpose } from '../../journey/purposes.js';
import type { Values } from '../values.js';
import { PERSON_FIELDS, soughtIn } from './sought.js';
import css from '../Form.module.css';

interface Props {
  readonly form: RefObject<HTMLFormElement | null>;
  readonly values: Values;
  readonly purpose: Purpose;
  /** What was typed is kept meanwhile, so that nobody is asked about it. */
  readonly onGo: () => void;
}

/** As many as somebody compares before they record. */
const SHOWN_MAX = 3;

const isOfPerson = (target: EventTarget | null): boolean =>
  target instanceof HTMLElement && PERSON_FIELDS.has(target.id);

/**
 * Who of the user’s own cases may be the person that a referral is about, before it is recorded. Each search is a recorded
 * read, so that one is made when the focus leaves the names, and not with each letter. It finds nobody whose record the
 * user may not open: those are compared by the service, for the supervisors of both.
 */
export const Namesakes = ({ form, values, purpose, onGo }: Props) => {
  const { t } = useTranslation();
  const sought = useRef(soughtIn(values));
  sought.current = soughtIn(values);
  const [asked, setAsked] = useState(sought.current);
  useEffect(() => {
    const fields = form.current;
    const leave = ({ target, relatedTarget }: FocusEvent) => {
      if (isOfPerson(target) && !isOfPerson(relatedTarget)) setAsked(sought.current);
    };
    fields?.addEventListener('focusout', leave);
    return () => fields?.removeEventListener('focusout', leave);
  }, [form]);
  const [{ data, fetching }] = useQuery({
    query: FIND_BY_NAME,
    variables: { name: asked?.name ?? '', birthYear: asked?.birthYear ?? null, purpose },
    pause: !asked,
  });
  // without an answer, nothing is said, and the referral can be recorded
  const found = asked && !fetching ? (data?.searchSurvivors.edges ?? []).map(({ node }) => node) : [];
  const shown = found.slice(0, SHOWN_MAX);
  const survivorIds = shown.map(({ survivorId }) => survivorId);
  const [{ data: standings }] = useQuery({
    query: FOUND_STANDINGS,
    variables: { purpose, survivorIds },
    pause: survivorIds.length === 0,
  });
  const cases = new Map(standings?.caseload.edges.map(({ node }) => [node.survivorId, node]));
  return (
    // there from the start: screen readers announce what comes into it
    <div role="status" data-namesakes onClickCapture={onGo}>
      {shown.length > 0 && (
        <div className={css.namesakes}>
          <p>
            <strong>{t('form.namesakes', { count: found.length })}</strong>
          </p>
          <p>{t('form.namesakesWhy')}</p>
          <List listed={shown.map((one) => ({ ...one, one: cases.get(one.survivorId) }))} />
        </div>
      )}
    </div>
  );
};
