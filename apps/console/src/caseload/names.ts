import { useEffect, useState } from 'react';
import { client } from '../api/client.js';
import { graphql, type ResultOf } from '../api/graphql.js';
import type { Purpose } from '../journey/purposes.js';

/** As many as the service answers at once. */
const AT_ONCE = 5;

const ALIASES = ['a', 'b', 'c', 'd', 'e'] as const;

const NAME = `referral { sex birthYear
  givenName { value erased withheld } familyName { value erased withheld }
  localGivenName { value erased withheld } localFamilyName { value erased withheld } }`;

const ONE = graphql(`
  query Name($id: ID!, $purpose: Purpose!) {
    survivor(id: $id, purpose: $purpose) {
      referral {
        sex
        birthYear
        givenName {
          value
          erased
          withheld
        }
        familyName {
          value
          erased
          withheld
        }
        localGivenName {
          value
          erased
          withheld
        }
        localFamilyName {
          value
          erased
          withheld
        }
      }
    }
  }
`);

export type Named = NonNullable<NonNullable<ResultOf<typeof ONE>['survivor']>['referral']>;

const documentFor = (count: number): string => {
  const asked = ALIASES.slice(0, count);
  const variables = asked.map((alias) => `$${alias}: ID!`).join(', ');
  const fields = asked.map((alias) => `${alias}: survivor(id: $${alias}, purpose: $purpose) { ${NAME} }`).join('\n');
  return `query Names($purpose: Purpose!, ${variables}) { ${fields} }`;
};

/** Who they are. Each opening is written down, so that only those on the screen are asked for. */
export const useNames = (ids: readonly string[], purpose: Purpose): ReadonlyMap<string, Named | null> => {
  const [names, setNames] = useState<ReadonlyMap<string, Named | null>>(new Map());
  const wanted = ids.join(' ');
  useEffect(() => {
    let current = true;
    const ask = async () => {
      const missing = (wanted ? wanted.split(' ') : []).filter((id) => !names.has(id));
      for (let from = 0; from < missing.length && current; from += AT_ONCE) {
        const some = missing.slice(from, from + AT_ONCE);
        const variables = Object.fromEntries(some.map((id, index) => [ALIASES[index]!, id]));
        const { data } = await client.query<Record<string, { referral: Named | null } | null>>(
          documentFor(some.length),
          { ...variables, purpose },
        );
        if (!current) return;
        const found = some.map((id, index): [string, Named | null] => [id, data?.[ALIASES[index]!]?.referral ?? null]);
        setNames((before) => new Map([...before, ...found]));
      }
    };
    void ask();
    return () => {
      current = false;
    };
    // names that came in the meantime are asked for no more, and ask for nothing themselves
    // oxlint-disable-next-line react-hooks/exhaustive-deps
  }, [wanted, purpose]);
  return names;
};
