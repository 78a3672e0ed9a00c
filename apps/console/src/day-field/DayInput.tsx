import { useRef, type ReactNode } from 'react';
import { TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { PickDay } from './PickDay.js';
import { FORMS, useWritten, type FormOfDay } from './use-written.js';
import css from './DayField.module.css';

interface Props {
  readonly id?: string;
  readonly label: string | undefined;
  readonly description?: string | undefined;
  readonly error?: ReactNode;
  readonly withAsterisk?: boolean;
  readonly className?: string | undefined;
  readonly value: string;
  /** The last day that the calendar offers. */
  readonly max?: string | undefined;
  /** Whether the time of day is asked for as well, or only the month. */
  readonly form?: FormOfDay;
  /** Whether it keeps its last day while another one is being typed, as a filter does. */
  readonly keeps?: boolean;
  readonly onChange: (value: string) => void;
}

/** A field of a form for a day, a day and a time, or a month: typed or chosen, and written as everywhere in the console. */
export const DayInput = ({ value, max, form = 'day', keeps, error, className, onChange, ...about }: Props) => {
  const { t } = useTranslation();
  const field = useRef<HTMLInputElement>(null);
  const { text, isUnread, isWrong, how, type, leave, choose } = useWritten(form, value, onChange, {
    ...(keeps && { keeps }),
  });
  const hint = isUnread && <span role="status">{t(how.key, how)}</span>;
  return (
    <TextInput
      {...about}
      ref={field}
      className={className}
      error={isWrong ? hint : !isUnread && error}
      // the place of a message that is no mistake yet: it is read aloud with the field, as an error is
      success={!isWrong && hint}
      withSuccessStyles={false}
      successProps={{ className: css.accepted }}
      // a form with one of these is not sent: what is typed would be lost
      {...(isUnread && { 'data-unsendable': true })}
      placeholder={t(FORMS[form].placeholder)}
      autoComplete="off"
      value={text}
      onChange={({ currentTarget }) => type(currentTarget.value)}
      onBlur={leave}
      rightSectionWidth={40}
      rightSectionPointerEvents="all"
      // a month is typed as soon as it is found in a calendar
      rightSection={
        form !== 'month' && (
          <PickDay label={about.label ?? ''} value={value} max={max} field={field} onChosen={choose} />
        )
      }
    />
  );
};
