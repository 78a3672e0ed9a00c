import { useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { client } from '../../api/client.js';
import { graphql } from '../../api/graphql.js';
import type { Purpose } from '../../journey/purposes.js';
import { today } from '../../language/days.js';
import type { Inputs } from '../inputs.js';
import type { FormRecord } from '../record/document.js';
import { relevantIn } from '../relevance.js';
import type { Values } from '../values.js';
import { dayToJudge, NONE_REFUSED, refusedWith, type RefusedChoices, type ChoiceBar } from './refused-choices.js';

const REFUSED_CHOICES = graphql(`
  query RefusedChoices($survivorId: UUID!, $on: Date, $purpose: Purpose, $mutation: String) {
    availableActions(survivorId: $survivorId, on: $on, purpose: $purpose, mutation: $mutation) {
      mutation
      refusedChoices {
        field
        value
        given {
          field
          answers
          anyText
          unanswered
        }
        refusal {
          code
          sentence
          first
        }
      }
    }
  }
`);

interface ChoiceQuery {
  readonly inputs: Inputs;
  readonly values: Values;
  /** For which the record is read. */
  readonly purpose: Purpose;
}

/**
 * What the service would refuse in the fields of a form, with the answers that stand there. It is a reading of the
 * record, so it is asked once for all answers, and again only with another day or another state of the record.
 * Without an answer nothing is barred, since the service has the last word.
 */
export const useRefusedChoices = (
  mutation: string,
  survivor: FormRecord | undefined,
  { inputs, values, purpose }: ChoiceQuery,
): RefusedChoices => {
  const { language } = useTranslation().i18n;
  const [bars, setBars] = useState(NONE_REFUSED);
  const known = useRef(new Map<string, readonly ChoiceBar[]>());
  const survivorId = survivor?.id;
  const revision = survivor?.revision;
  const { input } = inputs.mutations[mutation]!;
  const day = dayToJudge(input, values, inputs, today());
  useEffect(() => {
    if (survivorId === undefined || day === undefined) return undefined;
    const question = [mutation, survivorId, revision, day, purpose, language].join(' ');
    const before = known.current.get(question);
    if (before) {
      setBars(before);
      return undefined;
    }
    let current = true;
    void client
      .query(REFUSED_CHOICES, { survivorId, on: day, purpose, mutation }, { requestPolicy: 'network-only' })
      .toPromise()
      .then(({ data }) => {
        const action = data?.availableActions?.find((one) => one.mutation === mutation);
        const now = action?.refusedChoices ?? NONE_REFUSED;
        if (data) known.current.set(question, now);
        if (current) setBars(now);
      });
    return () => {
      current = false;
    };
  }, [mutation, survivorId, revision, day, purpose, language]);
  return useMemo(
    () => refusedWith(relevantIn(input, { values, survivor, today: today() }), bars),
    [input, values, survivor, bars],
  );
};
