import { useId, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { Line } from '../layout/Line.js';
import { InputHint } from './InputHint.js';
import { PickDay } from './PickDay.js';
import { FORMS, useWritten } from './use-written.js';
import css from './DayField.module.css';

interface Props {
  readonly label: string;
  readonly value: string;
  /** The last day that it takes. */
  readonly max?: string;
  /** Where its label stands; unseen, it is read aloud only. */
  readonly labelled?: 'above' | 'beside' | 'unseen';
  readonly onChange: (day: string) => void;
}

/** A field for a day outside of forms: typed or chosen, and written as everywhere in the console. */
export const DayLine = ({ label, value, max, labelled = 'above', onChange }: Props) => {
  const { t } = useTranslation();
  const id = useId();
  const field = useRef<HTMLInputElement>(null);
  const { text, isUnread, isWrong, how, type, leave, choose } = useWritten('day', value, onChange, {
    keeps: true,
    last: max,
  });
  return (
    <div className={[css.field, css[labelled]].join(' ')}>
      {labelled !== 'unseen' && <label htmlFor={id}>{label}</label>}
      <span className={css.box}>
        <Line
          ref={field}
          id={id}
          className={css.text}
          {...(labelled === 'unseen' && { 'aria-label': label })}
          {...(isUnread && { 'aria-describedby': `${id}-hint` })}
          {...(isWrong && { 'aria-invalid': true })}
          placeholder={t(FORMS.day.placeholder)}
          value={text}
          onChange={({ currentTarget }) => type(currentTarget.value)}
          onBlur={leave}
          onKeyDown={({ key }) => key === 'Enter' && leave()}
        />
        <PickDay label={label} value={value} max={max} field={field} onChosen={choose} />
      </span>
      <InputHint id={isUnread ? `${id}-hint` : undefined} isWrong={isWrong}>
        {t(how.key, how)}
      </InputHint>
    </div>
  );
};
