import { useEffect, useState } from 'react';
import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { TypedDocumentNode } from 'urql';
import { client } from '../../api/client.js';
import type { About, Choice } from '../choice.js';
import { BarredChoices, aboutBars, withBars, type BarredProps } from '../refused/Barred.js';
import css from '../Fields.module.css';

/** What the service offers to choose from; undefined until loaded, none if there is nothing or it does not answer. */
export const useAsked = <Data,>(
  query: TypedDocumentNode<Data, Record<string, never>>,
  choicesIn: (data: Data) => readonly Choice[],
): readonly Choice[] | undefined => {
  const [data, setData] = useState<Data | null>();
  useEffect(() => {
    let current = true;
    void client
      .query(query, {})
      .toPromise()
      .then((answer) => {
        if (current) setData(answer.data ?? null);
      });
    return () => {
      current = false;
    };
  }, [query]);
  return data === undefined ? undefined : data === null ? [] : choicesIn(data);
};

export interface AskedProps {
  readonly about: About;
  readonly value: string;
  readonly required: boolean;
  readonly onChange: (value: string) => void;
  /** The place in a form where the service may refuse some of the choices. */
  readonly bars?: Omit<BarredProps, 'choices'>;
}

interface Props extends AskedProps {
  readonly choices: readonly Choice[] | undefined;
  /** What an earlier value is called that is no longer offered. */
  readonly missing: string;
}

/** A choice among what the service offers; the value is typed where it offers nothing. */
export const AskedChoice = ({ about, value, required, onChange, bars, choices, missing }: Props) => {
  const { t } = useTranslation();
  const known = choices ?? [];
  const control = {
    ...(bars ? aboutBars(about, known, bars.context) : about),
    className: css.half,
    value,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => onChange(currentTarget.value),
  };
  if (choices?.length === 0) return <TextInput {...control} autoComplete="off" />;
  // of an earlier entry, or of the user: the service says so if it is no longer accepted
  const isMissing = value !== '' && known.every((choice) => choice.value !== value);
  return (
    <>
      <NativeSelect
        {...control}
        data={[
          { value: '', label: t(required ? 'form.choose' : 'form.notSaid') },
          ...(isMissing ? [{ value, label: missing }] : []),
          ...(bars ? withBars(bars.path, known, bars.context) : known),
        ]}
      />
      {bars && <BarredChoices {...bars} choices={known} />}
    </>
  );
};
