import { useEffect, useMemo, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { differencesOf, type RowsById } from './differences.js';
import { announce } from './news.js';

/** The number of named items; further ones are only counted. */
const NAMED_MAX = 3;

/**
 * Announces the changes of a list, also to screen readers.
 * @returns the keys of new and changed rows
 */
export const useNewsOf = (
  is: RowsById | undefined,
  was: RowsById | undefined,
  nameOf: (key: string) => string,
): ReadonlySet<string> => {
  const { t } = useTranslation();
  const differences = useMemo(() => (is && was ? differencesOf(was, is) : undefined), [is, was]);
  // a ref, so that a render without differences does not announce again
  const words = useRef({ t, nameOf });
  words.current = { t, nameOf };
  useEffect(() => {
    if (!differences) return;
    const { t: translate, nameOf: name } = words.current;
    const parts = (['came', 'changed', 'left'] as const).flatMap((what) => {
      const keys = differences[what];
      if (keys.length === 0) return [];
      const some = keys.slice(0, NAMED_MAX).map(name).join(', ');
      return [
        translate(`live.${what}`, {
          who: keys.length > NAMED_MAX ? translate('live.more', { some, count: keys.length - NAMED_MAX }) : some,
        }),
      ];
    });
    if (parts.length > 0) announce(parts.join(' '));
  }, [differences]);
  return useMemo(() => new Set([...(differences?.came ?? []), ...(differences?.changed ?? [])]), [differences]);
};
