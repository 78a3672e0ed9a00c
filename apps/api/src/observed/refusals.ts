import type { formatError } from '#platform';
import { count } from '#platform/metrics';

type Format = ReturnType<typeof formatError>;

/** Counts each error of an answer by its code, which is one of ours. */
export const countingRefusals =
  (format: Format): Format =>
  (formatted, error) => {
    const answer = format(formatted, error);
    count('homeward_refusals_total', { code: String(answer.extensions?.code) });
    return answer;
  };
