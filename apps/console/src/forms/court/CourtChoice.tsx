import { useState } from 'react';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { FormRecord } from '../record/document.js';
import { useLabels } from '../../language/labels.js';
import type { Value } from '../values.js';
import { AskedChoice, type AskedProps } from '../controls/AskedChoice.js';
import { casesToJoin, choicesIn, isJoining } from './court-choices.js';
import { useCourtChoices } from './use-court-choices.js';
import css from '../Fields.module.css';

interface Props extends AskedProps {
  readonly input: string;
  readonly field: string;
  readonly survivor: FormRecord | undefined;
  /** The court case that the form is about: the only one to choose from where it is not about a survivor. */
  readonly courtCase: string | undefined;
  /** The case that the page named. */
  readonly named: Value;
}

const casesOf = (survivor: FormRecord | undefined, courtCase: string | undefined): readonly string[] =>
  survivor ? (survivor.prosecutions ?? []).map(({ prosecutionId }) => prosecutionId) : courtCase ? [courtCase] : [];

/** A court case, or an accused, an appeal or a hearing in one, which the record does not have. */
export const CourtChoice = ({ input, field, survivor, courtCase, named, ...asked }: Props) => {
  const { t } = useTranslation();
  const label = useLabels();
  // the record is read again after each entry: a form keeps what it began with
  const [own] = useState(() => casesOf(survivor, courtCase));
  const found = useCourtChoices({ isOfOthers: isJoining(input, field), own });
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
  const choices = found && ('cases' in found ? choicesIn(field, found.cases, { label, t, begun }) : []);
  if (!asked.required && asked.value === '' && !choices?.length) return null;
  return <AskedChoice {...asked} choices={choices} />;
};
