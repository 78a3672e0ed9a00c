export { ERASURE_ASKED_BY, ERASURE_IN_CARE_REASONS } from './privacy/privacy.codes.js';
export { GUARDIAN_KIN } from './steps/consent/consent.codes.js';
