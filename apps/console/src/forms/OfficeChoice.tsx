import { useEffect, useState } from 'react';
import { NativeSelect, TextInput } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { client } from '../api/client.js';
import { graphql, type ResultOf } from '../api/graphql.js';
import { useLabels } from '../language/labels.js';
import { currentLanguage } from '../language/language.js';
import css from './Fields.module.css';

const OFFICES = graphql(`
  query Offices {
    offices(first: 100) {
      edges {
        node {
          code
          name
          localName
        }
      }
    }
  }
`);

type Office = ResultOf<typeof OFFICES>['offices']['edges'][number]['node'];

/** The open offices of the register; undefined until loaded, none while the register is empty or does not answer. */
const useOffices = (): readonly Office[] | undefined => {
  const [offices, setOffices] = useState<readonly Office[]>();
  useEffect(() => {
    let current = true;
    void client
      .query(OFFICES, {})
      .toPromise()
      .then(({ data }) => {
        if (current) setOffices(data?.offices.edges.map(({ node }) => node) ?? []);
      });
    return () => {
      current = false;
    };
  }, []);
  return offices;
};

interface Props {
  readonly about: object;
  readonly value: string;
  readonly required: boolean;
  readonly onChange: (office: string) => void;
}

/** An office of the register; without a register its code is typed, as before there was one. */
export const OfficeChoice = ({ about, value, required, onChange }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const offices = useOffices();
  const control = {
    ...about,
    className: css.half,
    value,
    onChange: ({ currentTarget }: { currentTarget: { value: string } }) => onChange(currentTarget.value),
  };
  if (offices?.length === 0) return <TextInput {...control} autoComplete="off" />;
  const choices = (offices ?? []).map(({ code, name, localName }) => ({
    value: code,
    label: (currentLanguage() === 'km' ? localName : name) ?? label(code),
  }));
  // of an earlier entry, or of the user: the service says so if it is no longer open
  const isMissing = value !== '' && choices.every((choice) => choice.value !== value);
  return (
    <NativeSelect
      {...control}
      data={[
        { value: '', label: t(required ? 'form.choose' : 'form.notSaid') },
        ...(isMissing ? [{ value, label: label(value) }] : []),
        ...choices,
      ]}
    />
  );
};
