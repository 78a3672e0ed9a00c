import type { JWTPayload } from 'jose';
import { isSubject, type Actor } from '#kernel/decider';
import { ROLES, type Role } from '#nest/plain';

/** A claim by its name, or by its path such as `realm_access.roles`; and what its texts mean here. */
export interface ClaimSource {
  readonly claim: string;
  /** Without it, the claim must be one text, which is taken as it is. */
  readonly values?: Readonly<Record<string, string>>;
}

/** No claim names the office: it is that of the person in the register of staff, on the day of the request. */
export const FROM_REGISTER = { from: 'register' } as const;

/** Which claims of a token say who somebody is. */
export interface ClaimMapping {
  /** One for each person, for ever. */
  readonly subject: ClaimSource;
  readonly role: ClaimSource;
  readonly organisation: ClaimSource | { readonly value: string };
  readonly office: ClaimSource | typeof FROM_REGISTER;
  /** The longest life of a token: so long a withdrawn right may still be used. */
  readonly tokenMinutes: number;
}

export const DEFAULT_CLAIMS: ClaimMapping = {
  subject: { claim: 'sub' },
  role: { claim: 'role' },
  organisation: { claim: 'org' },
  office: { claim: 'office' },
  tokenMinutes: 10,
};

/** A name from an issuer: no control characters, no reversed direction, and a bounded length. */
const NAME = /^[\p{L}\p{M}\p{N}\p{P}\p{S} ]{1,200}$/u;
const isName = (value: unknown): value is string => typeof value === 'string' && NAME.test(value);

/** Undefined unless the token names exactly one person, one role, one organisation and at most one office. */
export const actorIn = (payload: JWTPayload, mapping: ClaimMapping): Actor | undefined => {
  const id = valueOf(payload, mapping.subject);
  const role = valueOf(payload, mapping.role);
  const organisation =
    'value' in mapping.organisation ? mapping.organisation.value : valueOf(payload, mapping.organisation);
  const office = 'from' in mapping.office ? undefined : valueOf(payload, mapping.office);
  if (!isSubject(id) || !ROLES.includes(role as Role) || !isName(organisation)) return undefined;
  if (office === undefined) return { id, role: role as Role, organisation };
  return isName(office) ? { id, role: role as Role, organisation, office } : undefined;
};

/** Undefined where the claim is absent or names nothing that is known here; something that is no text where it is unclear. */
const valueOf = (payload: JWTPayload, { claim, values }: ClaimSource): unknown => {
  const found = claimAt(payload, claim);
  if (!values) return found;
  const texts: readonly unknown[] = Array.isArray(found) ? found : [found];
  const meant = new Set(
    texts.flatMap((text) => (typeof text === 'string' && Object.hasOwn(values, text) ? [values[text]] : [])),
  );
  return meant.size > 1 ? [...meant] : [...meant][0];
};

/** A name with dots in it comes first: some issuers name their claims by an address. */
const claimAt = (payload: JWTPayload, claim: string): unknown => {
  if (Object.hasOwn(payload, claim)) return payload[claim];
  return claim
    .split('.')
    .reduce<unknown>(
      (at, name) =>
        typeof at === 'object' && at !== null && Object.hasOwn(at, name)
          ? (at as Record<string, unknown>)[name]
          : undefined,
      payload,
    );
};
