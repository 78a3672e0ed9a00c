export { LOSS_ACCEPTED, compareHead, differenceFrom, isLossAccepted } from './compare-head.js';
export { HeadAudit, type HeadVerdict } from './head-audit.js';
export { HeadFolder, UnreadableHead, type SignedHead } from './head-folder.js';
export { lostHeads } from './lost-heads.js';
export { missingHeadsAt, recordMissingHeads, recordSignedHeads, type HeadlessTime } from './missing-heads.js';
export { signingFault } from './signing-fault.js';
export { OtherNotaryActive, LogNotary } from './log-notary.js';
