import { columns } from './columns.js';
import { REFERENCE } from './parts.js';

/** An invented person whose row passes all rules. */
export const EXAMPLE: Readonly<Record<string, string>> = {
  [REFERENCE]: 'SR-2020-014',
  'referral.on': '2020-03-02',
  'referral.source': 'Community',
  'referral.office': 'SiemReapCac',
  'referral.province': '17',
  'referral.urgency': 'Urgent',
  'referral.givenName': 'Sreyleak',
  'referral.familyName': 'Chea (SYNTHETIC)',
  'referral.localGivenName': 'ស្រីលក្ខណ៍',
  'referral.localFamilyName': 'ជា',
  'referral.birthDate': '2009-05-01',
  'referral.sex': 'Female',
  'referral.nationality': 'KH',
  'referral.languages': 'khm; eng',
  'referral.contact.channel': 'Phone',
  'referral.contact.value': '000 000 000 (SYNTHETIC)',
  'referral.contact.safe': 'true',
  'referral.contact.whenSafe': 'In the morning, before the uncle is back',
  'consent.on': '2020-03-02',
  'consent.scopes': 'Interview; Services',
  'consent.givenBy': 'Guardian',
  'consent.guardianName': 'Chea Sokhom (SYNTHETIC)',
  'consent.guardianKin': 'Mother',
  'consent.childAssent': 'true',
  'consent.language': 'khm',
  'consent.witnessRole': 'SocialWorker',
  'interview.on': '2020-03-02',
  'interview.setting': 'CAC',
  'interview.interviewers': 'sokha; dara',
  'interview.authorityPresent': 'true',
  'interview.indicators.act': 'Recruitment',
  'interview.indicators.purpose': 'ForcedBegging',
  'identification.on': '2020-03-03',
  'identification.level': 'Preliminary',
  'identification.decidedBy': 'Police',
  'identification.exploitation.types': 'ForcedBegging',
  'identification.exploitation.recruitment': 'Broker',
  'identification.exploitation.recruiterRelation': 'Broker',
  'identification.exploitation.control': 'TakesEarnings',
  'identification.exploitation.country': 'KH',
  'identification.exploitation.narrative': 'Made to beg, and had to hand over all the money.',
  'aftercare.on': '2020-03-04',
  'aftercare.office': 'SiemReapCac',
  'aftercare.programme': 'CommunityBased',
  'aftercare.housing': 'Kinship',
  'aftercare.address': 'House 4 (SYNTHETIC)',
};

const quoteCell = (cell: string): string => (/[",\r\n]/.test(cell) ? `"${cell.replaceAll('"', '""')}"` : cell);

/** A header line with all columns, and one row to be replaced. */
export const template = (): string => {
  const head = [REFERENCE, ...columns().map(({ name }) => name)];
  return [head, head.map((name) => EXAMPLE[name] ?? '')].map((row) => row.map(quoteCell).join(',')).join('\n');
};
