import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Purpose } from '../journey/purposes.js';
import { FilterBar, type FilterValues } from '../layout/FilterBar.js';
import { Looks } from './Looks.js';

/** Who read the record, on all days or in some. Each choice of days is a request of its own, which is logged. */
export const LooksInDays = (of: { readonly survivorId: string; readonly purpose: Purpose }) => {
  const { t } = useTranslation();
  const [{ from, to }, choose] = useState<FilterValues>({});
  const fields = (['from', 'to'] as const).map((name) => ({ name, label: t(`lists.by.${name}`) }));
  const days = { ...(from && { from }), ...(to && { to }) };
  return (
    <>
      <FilterBar fields={fields} values={days} onChange={choose} />
      <Looks key={JSON.stringify(days)} {...of} days={days} />
    </>
  );
};
