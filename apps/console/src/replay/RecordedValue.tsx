import { useTranslation } from 'react-i18next';
import { dayInWords, instantInWords } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { countryInWords, languageInWords } from '../forms/places.js';
import { fieldInWords } from '../forms/words.js';
import { eventInWords } from '../journey/events.js';
import { useNamedIds } from './named-ids.js';
import css from './RecordedValue.module.css';

const isHidden = (value: object, how: 'withheld' | 'erased'): boolean =>
  how in value && (value as Record<string, unknown>)[how] === true;

/** The content of an entry in words: codes as labels, dates formatted, withheld values as such. */
export const RecordedValue = ({ value }: { readonly value: unknown }) => {
  const { t } = useTranslation();
  const label = useLabels();
  const named = useNamedIds();
  if (value === null || value === undefined || value === '') return <span className={css.nothing}>–</span>;
  if (typeof value === 'boolean') return t(value ? 'form.yes' : 'form.no');
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') {
    if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayInWords(value);
    if (/^[\da-f]{8}-[\da-f]{4}-/.test(value))
      return named.get(value) ?? <code title={value}>{value.slice(0, 8).toUpperCase()}</code>;
    if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return instantInWords(value);
    if (/^[A-Z]{2}$/.test(value)) return countryInWords(value);
    if (/^[a-z]{3}$/.test(value)) return languageInWords(value);
    if (/^[A-Z][A-Z_]+$/.test(value)) return t(`role.${value}`, { defaultValue: label(value) });
    // a reader scope: `office:SiemReapCac`
    const [, what, which] = /^([A-Za-z]+):(\w+)$/.exec(value) ?? [];
    if (what && which) return `${fieldInWords(what, t)}: ${label(which)}`;
    return /^[A-Z][A-Za-z]+$/.test(value) ? label(value) : value;
  }
  if (Array.isArray(value)) {
    if (value.length === 0) return <span className={css.nothing}>–</span>;
    return (
      <ul className={css.list}>
        {value.map((one, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- recorded items keep their order
          <li key={at}>
            <RecordedValue value={one} />
          </li>
        ))}
      </ul>
    );
  }
  if (isHidden(value, 'withheld')) return <em>{t('withheld')}</em>;
  if (isHidden(value, 'erased')) return <em>{t('erased')}</em>;
  return (
    <dl className={css.value}>
      {Object.entries(value).map(([name, one]) => (
        <div key={name}>
          <dt>{/^[A-Z]/.test(name) ? eventInWords(name, t) : fieldInWords(name, t)}</dt>
          <dd>
            <RecordedValue value={one} />
          </dd>
        </div>
      ))}
    </dl>
  );
};
