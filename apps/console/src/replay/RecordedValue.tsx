import { useTranslation } from 'react-i18next';
import { dayInWords, instantInWords, monthInWords } from '../language/days.js';
import { useLabels } from '../language/labels.js';
import { moneyInWords } from '../language/money.js';
import { countryInWords, districtInWords, languageInWords, provinceInWords } from '../forms/places.js';
import type { Kind } from '../forms/questions.js';
import { eventInWords } from '../journey/events.js';
import { kindOf, nameOf, partOf, type AskedBy } from './field-of.js';
import { formatDays, groupRuns, isMoney } from './group-runs.js';
import { useNamedIds } from './named-ids.js';
import './language/load.js';
import css from './RecordedValue.module.css';

interface Props {
  readonly value: unknown;
  /** The field that has it. */
  readonly name?: string;
  /** The form that asked for it. */
  readonly asked?: AskedBy | undefined;
}

const isHidden = (value: object, how: 'withheld' | 'erased' | 'sealed'): boolean =>
  how in value && (value as Record<string, unknown>)[how] === true;

/** The content of an entry in words: codes as labels, dates formatted, withheld values as such. */
export const RecordedValue = ({ value, name = '', asked }: Props) => {
  const { t } = useTranslation();
  if (value === null || value === undefined || value === '') return <span className={css.nothing}>–</span>;
  if (typeof value === 'boolean') return t(value ? 'form.yes' : 'form.no');
  if (typeof value === 'number') return String(value);
  if (typeof value === 'string') return <RecordedText value={value} name={name} kind={kindOf(name, asked)} />;
  if (Array.isArray(value)) {
    if (value.length === 0) return <span className={css.nothing}>–</span>;
    return (
      <ul className={css.list}>
        {groupRuns(value).map(({ value: one, times, days }, at) => (
          // oxlint-disable-next-line react/no-array-index-key -- recorded items keep their order
          <li key={at}>
            <RecordedValue value={one} name={name} asked={asked} />
            {times > 1 && ` × ${times}`}
            {days.length > 0 && ` (${formatDays(days, dayInWords)})`}
          </li>
        ))}
      </ul>
    );
  }
  if (isHidden(value, 'withheld')) return <em>{t('withheld')}</em>;
  if (isHidden(value, 'erased')) return <em>{t('erased')}</em>;
  if (isHidden(value, 'sealed')) return <em>{t('replay.sealed')}</em>;
  if (isMoney(value)) return moneyInWords(value);
  // the data of an entry is asked for by its form itself, what stands in it by a part of the form
  const inner = name === '' ? asked : partOf(name, asked);
  return <RecordedFields fields={Object.entries(value).map(([field, one]) => [field, one, inner])} />;
};

/** Several fields, each with the form that asked for it. */
export const RecordedFields = ({
  fields,
}: {
  readonly fields: readonly (readonly [name: string, value: unknown, asked: AskedBy | undefined])[];
}) => {
  const { t } = useTranslation();
  return (
    <dl className={css.value}>
      {fields.map(([name, one, asked]) => (
        <div key={name}>
          <dt>{/^[A-Z]/.test(name) ? eventInWords(name, t) : nameOf(name, asked, t)}</dt>
          <dd>
            <RecordedValue value={one} name={name} asked={asked} />
          </dd>
        </div>
      ))}
    </dl>
  );
};

/** The kinds that somebody typed: such a text is no code, whatever it looks like. */
const TYPED: ReadonlySet<Kind> = new Set(['line', 'lines', 'text', 'worker', 'organisationName', 'attendees']);

interface TextProps {
  readonly value: string;
  readonly name: string;
  readonly kind: Kind | undefined;
}

const RecordedText = ({ value, name, kind }: TextProps) => {
  const { t } = useTranslation();
  const label = useLabels();
  if (name === 'event') return eventInWords(value, t);
  if (kind === 'province') return provinceInWords(value);
  if (kind === 'district' || kind === 'districts') return districtInWords(value);
  if (/^\d{4}-\d\d-\d\d$/.test(value)) return dayInWords(value);
  if (kind === 'month' && /^\d{4}-\d\d$/.test(value)) return monthInWords(value);
  if (/^[\da-f]{8}-[\da-f]{4}-/.test(value)) return <RecordedId id={value} />;
  if (/^\d{4}-\d\d-\d\dT\d\d:\d\d/.test(value)) return instantInWords(value);
  if (kind && TYPED.has(kind)) return value;
  if (/^[A-Z]{2}$/.test(value)) return countryInWords(value);
  if (/^[a-z]{3}$/.test(value)) return languageInWords(value);
  if (/^[A-Z][A-Z_]+$/.test(value)) return t(`role.${value}`, { defaultValue: label(value) });
  // a reader scope: `office:SiemReapCac`
  const [, what, which] = /^([A-Za-z]+):(\w+)$/.exec(value) ?? [];
  if (what && which) return `${nameOf(what, undefined, t)}${t('colon')}${label(which)}`;
  return /^[A-Z][A-Za-z]+$/.test(value) ? label(value) : value;
};

/** What an id stands for: the number of a record, or the way to the entry that first used it. */
const RecordedId = ({ id }: { readonly id: string }) => {
  const { t } = useTranslation();
  const { named, at, go } = useNamedIds();
  const by = named.get(id);
  if (!by) return <code title={id}>{id.slice(0, 8).toUpperCase()}</code>;
  if ('caseNumber' in by) return by.caseNumber;
  if (by.at === at) return <span className={css.nothing}>{t('replay.thisEntry')}</span>;
  return (
    <button type="button" className={css.entry} onClick={() => go(by.at)}>
      {t('replay.named', { at: by.at + 1, what: eventInWords(by.type, t) })}
    </button>
  );
};
