import { useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Purpose } from '../journey/purposes.js';
import { FilterBar, type FilterValues } from '../layout/FilterBar.js';
import { Looks } from './Looks.js';
import css from './Looks.module.css';

/** Who read the record, on all days or in some. Each choice of days is a request of its own, which is logged. */
export const LooksInDays = (of: { readonly survivorId: string; readonly purpose: Purpose }) => {
  const { t } = useTranslation();
  const [{ from, to }, choose] = useState<FilterValues>({});
  const fields = (['from', 'to'] as const).map((name) => ({ name, label: t(`replay.looks.${name}`) }));
  const days = { ...(from && { from }), ...(to && { to }) };
  const heading = useRef<HTMLHeadingElement>(null);
  const wasLoaded = useRef(false);
  const scrollOnce = () => {
    // the case file links to this part, which was not there when the page was opened
    if (!wasLoaded.current && location.hash === '#looked') heading.current?.scrollIntoView();
    wasLoaded.current = true;
  };
  return (
    <section aria-labelledby="looked" className={css.looks}>
      <h2 id="looked" ref={heading}>
        {t('replay.looked')}
      </h2>
      <FilterBar fields={fields} values={days} onChange={choose} />
      <Looks key={JSON.stringify(days)} {...of} days={days} onLoaded={scrollOnce} />
    </section>
  );
};
