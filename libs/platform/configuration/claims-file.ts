import { readFileSync } from 'node:fs';
import { resolve } from 'node:path';
import { ROLES, type Role } from '#nest/plain';
import { DEFAULT_CLAIMS, FROM_REGISTER, type ClaimMapping, type ClaimSource } from '../sign-in/claims.js';
import { ConfigurationError } from './configuration-error.js';
import type { Environment } from './configuration.type.js';

type Fields = Readonly<Record<string, unknown>>;
const TOKEN_MAX_MINUTES = 90;

/** How each field is read, from what the file says. Each throws a sentence without its beginning. */
const FIELDS: { readonly [Name in keyof ClaimMapping]: (value: unknown) => ClaimMapping[Name] } = {
  subject: (value) => sourceIn(value, 'subject'),
  role: (value) => sourceIn(value, 'role', (text) => ROLES.includes(text as Role), `one of ${ROLES.join(', ')}`),
  organisation: (value) => {
    const { value: fixed, ...others } = objectIn(value, 'organisation');
    if (fixed === undefined) return sourceIn(value, 'organisation');
    if (typeof fixed === 'string' && fixed !== '' && Object.keys(others).length === 0) return { value: fixed };
    throw new Wrong('"organisation" must be { "value": "A21" } or { "claim": "…" }');
  },
  office: (value) => {
    const { from, ...others } = objectIn(value, 'office');
    if (from === undefined) return sourceIn(value, 'office');
    if (from === FROM_REGISTER.from && Object.keys(others).length === 0) return FROM_REGISTER;
    throw new Wrong('"office" must be { "from": "register" } or { "claim": "…" }');
  },
  tokenMinutes: (value) => {
    if (Number.isInteger(value) && Number(value) >= 1 && Number(value) <= TOKEN_MAX_MINUTES) return Number(value);
    throw new Wrong(`"tokenMinutes" must be a whole number from 1 to ${TOKEN_MAX_MINUTES}`);
  },
};

class Wrong extends Error {}

/** From the JSON file in OIDC_CLAIMS. @throws ConfigurationError that names the file and the field */
export const claimsFrom = ({ OIDC_CLAIMS: named }: Environment): ClaimMapping => {
  if (!named) return DEFAULT_CLAIMS;
  const file = resolve(named);
  try {
    const given = objectIn(JSON.parse(readFileSync(file, 'utf8')), 'the file');
    const unknown = Object.keys(given).find((name) => !Object.hasOwn(FIELDS, name));
    if (unknown !== undefined) throw new Wrong(`"${unknown}" is no field: there are ${Object.keys(FIELDS).join(', ')}`);
    const read = Object.entries(FIELDS).filter(([name]) => given[name] !== undefined);
    return { ...DEFAULT_CLAIMS, ...Object.fromEntries(read.map(([name, from]) => [name, from(given[name])])) };
  } catch (error) {
    throw new ConfigurationError(`OIDC_CLAIMS (${file}): ${reasonOf(error)}.`);
  }
};

const reasonOf = (error: unknown): string => {
  if (error instanceof Wrong) return error.message;
  if (error instanceof SyntaxError) return 'it is not JSON: it must be a file with an object in it';
  return `it cannot be read (${(error as NodeJS.ErrnoException).code}): name a JSON file`;
};

const objectIn = (value: unknown, name: string): Fields => {
  if (typeof value === 'object' && value !== null && !Array.isArray(value)) return value as Fields;
  throw new Wrong(`"${name}" must be an object`);
};

const sourceIn = (
  value: unknown,
  name: string,
  isValid: (text: string) => boolean = (text) => text !== '',
  what = 'a text',
): ClaimSource => {
  const { claim, values, ...others } = objectIn(value, name);
  if (typeof claim !== 'string' || claim === '' || Object.keys(others).length > 0)
    throw new Wrong(`"${name}" must be { "claim": "…" }, with "values" where its texts mean something else here`);
  if (values === undefined) return { claim };
  const table = objectIn(values, `${name}.values`);
  for (const [from, to] of Object.entries(table))
    if (typeof to !== 'string' || !isValid(to)) throw new Wrong(`"${name}.values.${from}" must be ${what}`);
  return { claim, values: table as Readonly<Record<string, string>> };
};
