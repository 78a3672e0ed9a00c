import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.js';
import { graphql } from '../../api/graphql.js';
import type { Purpose } from '../../journey/purposes.js';
import type { FormRecord } from '../record/document.js';
import type { Value } from '../values.js';
import { byField, NONE_REFUSED, type RefusedChoices } from './refused-choices.js';

const REFUSED_CHOICES = graphql(`
  query RefusedChoices($survivorId: UUID!, $on: Date, $purpose: Purpose, $mutation: String) {
    availableActions(survivorId: $survivorId, on: $on, purpose: $purpose, mutation: $mutation) {
      mutation
      refusedChoices {
        field
        value
        refusal {
          code
          sentence
          first
        }
      }
    }
  }
`);

const isDay = (value: Value): value is string => typeof value === 'string' && /^\d{4}-\d{2}-\d{2}$/.test(value);

/**
 * What the service would refuse in the fields of a form, asked again with another day and another state of the record.
 * It is a reading of the record, with the purpose of the form.
 * Without an answer nothing is barred, since the service has the last word.
 */
export const useRefusedChoices = (
  mutation: string,
  survivor: FormRecord | undefined,
  { on, purpose }: { readonly on: Value; readonly purpose: Purpose },
): RefusedChoices => {
  const { language } = useTranslation().i18n;
  const [refused, setRefused] = useState(NONE_REFUSED);
  const survivorId = survivor?.id;
  const revision = survivor?.revision;
  const day = on === undefined || on === '' ? null : on;
  useEffect(() => {
    // each answer is a reading in the access log: none for a day that is only half typed
    if (survivorId === undefined || (day !== null && !isDay(day))) return undefined;
    let current = true;
    void client
      .query(REFUSED_CHOICES, { survivorId, on: day, purpose, mutation }, { requestPolicy: 'network-only' })
      .toPromise()
      .then(({ data }) => {
        const action = data?.availableActions?.find((one) => one.mutation === mutation);
        if (current) setRefused(action ? byField(action.refusedChoices) : NONE_REFUSED);
      });
    return () => {
      current = false;
    };
  }, [mutation, survivorId, revision, day, purpose, language]);
  return refused;
};
