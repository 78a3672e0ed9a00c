export { directory } from './directory.decider.js';
export { registerImportStep } from './import/import.step.js';
export { requireNotLeft, whoHasLeft } from './directory.rules.js';
export type { ChosenNotices, Registers, Worker } from './directory.state.js';
export {
  NOTICE_CHANNELS,
  NOTICE_KINDS,
  type NoticeChannel,
  type NoticeKind,
  type NoticeLanguage,
} from './notices/notices.codes.js';
export { isNotifiedOf, staffOn, supervisorsOf } from './notices/notices.rules.js';
export { hasRole, officeOn, placeOn } from './places.rules.js';
export { asDeputy, requireStillDeputy, supervisorsCoveredBy } from './deputies/deputies.rules.js';
export type { DirectoryEvents } from './directory.events.js';
export { noticeAddresses } from './notices/notice-addresses.js';
export { NoticeChannels, NoticeKinds, NoticeLanguages, ReassignCases } from './directory.commands.js';
export { directoryStep } from './directory.step.js';
export { isAway, knownRegistersIn, registersBeforeFlaw, registersIn, reliableRegistersIn } from './registers.js';
