import { useEffect, useState } from 'react';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FormRecord } from '../record/document.js';
import { useLabels } from '../../language/labels.js';
import type { Value } from '../values.js';
import { AskedChoice, type AskedProps } from '../controls/AskedChoice.js';
import { findCourtChoices, type CourtChoices } from './court-cases.js';
import { casesToJoin, choicesIn, isJoining } from './court-choices.js';
import css from '../Fields.module.css';

interface Props extends AskedProps {
  readonly input: string;
  readonly field: string;
  readonly survivor: FormRecord;
  /** The case that the page named. */
  readonly named: Value;
}

const useCourtChoices = (joins: boolean, survivor: FormRecord): CourtChoices | undefined => {
  const [found, setFound] = useState<CourtChoices>();
  useEffect(() => {
    let current = true;
    void findCourtChoices(joins, survivor).then((one) => {
      if (current) setFound(one);
    });
    return () => {
      current = false;
    };
    // the record is read again after each entry: a form keeps what it began with
  }, [joins, survivor.id]);
  return found;
};

/** A court case, or an accused, an appeal or a hearing in one of the survivor's cases, which the record does not have. */
export const CourtChoice = ({ input, field, survivor, named, ...asked }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  const found = useCourtChoices(isJoining(input, field), survivor);
  const [begun] = useState(asked.value);
  const [made] = useState(() => crypto.randomUUID());
  if (found && 'others' in found && found.others)
    return (
      <NativeSelect
        {...asked.about}
        className={css.half}
        value={asked.value}
        onChange={({ currentTarget }) => asked.onChange(currentTarget.value)}
        data={[...casesToJoin(begun, { made, named, others: found.others, t })]}
      />
    );
  // without an answer the id of the case is typed; the one of a new case stands there
  const choices = found && ('cases' in found ? choicesIn(field, found.cases, { label, t }) : []);
  if (!asked.required && asked.value === '' && !choices?.length) return null;
  return <AskedChoice {...asked} choices={choices} missing={asked.value.slice(0, 8).toUpperCase()} />;
};
