import type { Labels } from './labels/labels.type.js';
import { ACCESS_EN } from './labels/access.en.js';
import { ACCESS_KM } from './labels/access.km.js';
import { CARE_EN } from './labels/care.en.js';
import { CARE_KM } from './labels/care.km.js';
import { CASE_EN } from './labels/case.en.js';
import { CASE_KM } from './labels/case.km.js';
import { JUSTICE_EN } from './labels/justice.en.js';
import { JUSTICE_KM } from './labels/justice.km.js';
import { PRIVACY_EN } from './labels/privacy.en.js';
import { PRIVACY_KM } from './labels/privacy.km.js';
import { SYSTEM_EN } from './labels/system.en.js';
import { SYSTEM_KM } from './labels/system.km.js';
import type { Locale } from './locale.js';

export const LABELS: Readonly<Record<Locale, Labels>> = {
  en: { ...CASE_EN, ...CARE_EN, ...JUSTICE_EN, ...PRIVACY_EN, ...ACCESS_EN, ...SYSTEM_EN },
  km: { ...CASE_KM, ...CARE_KM, ...JUSTICE_KM, ...PRIVACY_KM, ...ACCESS_KM, ...SYSTEM_KM },
};
