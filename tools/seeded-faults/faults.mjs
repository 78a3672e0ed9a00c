/** What is broken, where, what stands there, what takes its place, and the specs that must turn red. */
export const FAULTS = [
  {
    title: 'a day in the future is recorded',
    file: 'libs/kernel/decider/day.ts',
    from: 'if (on > dayAt(now))',
    to: "if (on > '9999-12-31')",
    specs: ['libs/domain/survivor/steps/aftercare/aftercare.spec.ts'],
  },
  {
    title: 'a survivor who was not identified enters aftercare',
    file: 'libs/domain/survivor/steps/aftercare/aftercare.decider.ts',
    from: 'if (inForce?.positive) return',
    to: 'if (inForce) return',
    specs: ['libs/domain/survivor/steps/aftercare/aftercare.spec.ts'],
  },
  {
    title: 'a consent is valid after it was withdrawn',
    file: 'libs/domain/survivor/steps/consent/consent.rules.ts',
    from: 'on >= one.withdrawnOn',
    to: "on >= '9999-12-31'",
    specs: ['libs/domain/survivor/steps/consent/consent.rules.spec.ts'],
  },
  {
    title: 'a guardian consents for a child who was not asked',
    file: 'libs/domain/survivor/steps/consent/consent.rules.ts',
    from: 'if (child && !one.childAssent)',
    to: 'if (child && !one.givenBy)',
    specs: ['libs/domain/survivor/steps/consent/consent.spec.ts'],
  },
  {
    title: 'an erasure is approved by the supervisor who requested it',
    file: 'libs/domain/survivor/privacy/privacy.decider.ts',
    from: 'if (isOrStandsInFor(by, requestedBy))',
    to: 'if (isOrStandsInFor(by, status))',
    specs: ['libs/domain/survivor/privacy/privacy.spec.ts'],
  },
  {
    title: 'a case is closed by the supervisor who requested it',
    file: 'libs/domain/survivor/steps/closure/closure.decider.ts',
    from: /if \(([^\n]*)\)\n(\s+refuse\('APPROVER_IS_AUTHOR', 'You requested this closure)/,
    to: 'if (Number.isNaN(0))\n$2',
    specs: ['libs/domain/survivor/steps/closure/closure.spec.ts'],
  },
  {
    title: 'an emergency access is reviewed by the reader who opened it',
    file: 'libs/security/access-log/break-glass/break-glass.decider.ts',
    from: /if \(([^\n]*)\)\n(\s+refuse\('APPROVER_IS_AUTHOR')/,
    to: 'if (Number.isNaN(0))\n$2',
    specs: ['libs/security/access-log/break-glass/break-glass.decider.spec.ts'],
  },
  {
    title: 'a restricted record opens for every purpose',
    file: 'libs/security/access/policy.ts',
    from: 'conditions: { restricted: true, purpose: { $nin: OPEN_IN_RESTRICTED } }',
    to: 'conditions: { restricted: true, purpose: { $in: [] } }',
    specs: ['libs/security/access/policy.spec.ts'],
  },
  {
    title: 'an event that does not follow the one before it is believed',
    file: 'libs/kernel/event-store/log/proof.ts',
    from: 'previous === undefined || linkOf(event as ChainedEvent) === previous',
    to: 'previous !== null || linkOf(event as ChainedEvent) === previous',
    specs: ['libs/kernel/event-store/verified.event-store.spec.ts'],
  },
  {
    title: 'an event whose content was changed is believed',
    file: 'libs/kernel/event-store/log/proof.ts',
    from: 'if (!hasOwnHash(event as ChainedEvent)) return',
    to: 'if (event.revision < 0) return',
    specs: ['libs/kernel/event-store/verified.event-store.spec.ts'],
  },
  {
    title: 'a repeat with another content gets the first receipt',
    file: 'libs/kernel/event-store/codec.ts',
    from: 'if (recorded.digest === digest) return true;',
    to: 'if (recorded.digest !== undefined) return true;',
    specs: ['libs/kernel/event-store/aggregate-store.repeats.spec.ts'],
  },
  {
    title: 'two commands at the same revision are both recorded',
    file: 'libs/kernel/event-store/in-memory.event-store.ts',
    from: /throw new WrongExpectedRevision\(/,
    to: 'void new WrongExpectedRevision(',
    specs: ['libs/kernel/event-store/in-memory.event-store.spec.ts'],
  },
  {
    title: 'a recording time is earlier than that of the entry before it',
    file: 'libs/kernel/event-store/codec.ts',
    from: 'clock > before ? clock : before',
    to: 'clock',
    specs: ['libs/kernel/event-store/codec.envelope.spec.ts'],
  },
  {
    title: 'a projection applies an event twice',
    file: 'libs/kernel/projections/fold/fold.ts',
    from: 'if (last && reflects(last, event)) continue;',
    to: '',
    specs: ['libs/kernel/projections/fold/fold.spec.ts'],
  },
];

/** The source of a file with its fault, or nothing where the place is no longer in the code. */
export const breakPlace = ({ from, to }, sound) => {
  const broken = sound.replace(from, to);
  return broken === sound ? undefined : broken;
};
