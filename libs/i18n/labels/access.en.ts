import type { Labels } from './labels.type.js';

/** Codes for who read a record, and on what basis. */
export const ACCESS_EN: Labels = {
  Basis: {
    Reception: 'Received the referral',
    Assignment: 'Is assigned to the case',
    Supervision: 'Supervises the office',
    BreakGlass: 'Opened the record in an emergency',
    Audit: 'Audits the record without seeing who the survivor is',
    Oversight: 'Reads the whole record for a court, for the survivor’s safety, or at their request',
    Matching: 'Recorded a referral that was compared with this record; saw only that the person may be on record',
  },
  BreakGlassReason: {
    DangerToLife: 'A life is in danger: the survivor’s or another person’s',
    Missing: 'The survivor is missing',
    MedicalEmergency: 'Medical emergency',
    NobodyReachable: 'Nobody assigned to the case can be reached',
    Other: 'Other',
  },
  FlawKind: {
    unproven: 'It was not recorded by this service, or it was altered',
    unknownType: 'A newer version recorded it',
    unreadable: 'It cannot be read',
  },
  LookKind: {
    PersonalDataRead: 'Read the record',
    AuditLogRead: 'Asked who had read the record',
    BreakGlassOpened: 'Opened the record in an emergency',
    BreakGlassReviewed: 'Reviewed an emergency access',
  },
  PersonalClass: {
    identity: 'Identity',
    contact: 'Contact details',
    location: 'Location',
    health: 'Health',
    testimony: 'Testimony',
  },
  SetAsideState: {
    Requested: 'Waits for an administrator',
    SetAside: 'Set aside',
    Declined: 'Declined',
  },
};
