// For review by a native speaker of Khmer.
import { tellWhoMay } from '#nest';
import type { Locale } from './locale.js';
import { SYSTEM } from './system.labels.js';

const roleInKhmer = (role: string): string => SYSTEM.codes?.Role?.[role]?.km ?? role;

const anyOfInKhmer = (roles: readonly string[]): string => {
  const words = roles.map(roleInKhmer);
  return [words.slice(0, -1).join(' '), words.at(-1)].filter(Boolean).join(' ឬ');
};

/** That a role may not do something, and which roles may. */
export const describeWhoMay = (
  role: string | undefined,
  allowed: readonly string[],
): Readonly<Record<Locale, string>> => ({
  en: tellWhoMay(role, allowed),
  km: `តួនាទីរបស់អ្នក${role ? ` (${roleInKhmer(role)})` : ''} មិនអាចធ្វើការនេះទេ${allowed.length > 0 ? `៖ សូមសួរ${anyOfInKhmer(allowed)}` : ''}។`,
});
