// For review by a native speaker of Khmer.
import type { StepLabels } from '#nest';
import { KIN_LABELS } from '../../kin.labels.js';
import type {
  Act,
  Control,
  DecidingAuthority,
  Exploitation,
  IdentificationLevel,
  InterviewSetting,
  Means,
  RecruiterKin,
  RecruiterRelation,
  Recruitment,
  SexType,
  TraffickingStatus,
} from './identification.codes.js';
import type { IdentificationEvents } from './identification.events.js';

export const identificationLabels: StepLabels<
  IdentificationEvents,
  {
    DecidingAuthority: DecidingAuthority;
    Exploitation: Exploitation;
    IdentificationLevel: IdentificationLevel;
    InterviewSetting: InterviewSetting;
    MethodOfControl: Control;
    RecruiterKin: RecruiterKin;
    RecruiterRelation: RecruiterRelation;
    Recruitment: Recruitment;
    SexExploitationType: SexType;
    TraffickingAct: Act;
    TraffickingMeans: Means;
    TraffickingStatus: TraffickingStatus;
  }
> = {
  events: {
    ScreeningInterviewConducted: { en: 'Screening interview conducted', km: 'បានសម្ភាសបឋម' },
    SurvivorIdentified: { en: 'Survivor identified', km: 'បានកំណត់ថាជាជនរងគ្រោះ' },
    NotIdentified: { en: 'Not identified', km: 'មិនត្រូវបានកំណត់ថាជាជនរងគ្រោះ' },
    ExploitationRevised: { en: 'Exploitation revised', km: 'បានកែសម្រួលការកេងប្រវ័ញ្ច' },
  },
  codes: {
    DecidingAuthority: {
      Police: { en: 'Police', km: 'នគរបាល' },
      NGO: { en: 'NGO', km: 'អង្គការក្រៅរដ្ឋាភិបាល' },
      CourtOrProsecution: { en: 'Court or prosecution', km: 'តុលាការ ឬអយ្យការ' },
      NonPoliceGovernmentalOrganization: { en: 'Governmental body other than the police', km: 'ស្ថាប័នរដ្ឋក្រៅពីនគរបាល' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
    Exploitation: {
      ForcedLabour: { en: 'Forced labour', km: 'ពលកម្មដោយបង្ខំ' },
      SexualExploitation: { en: 'Sexual exploitation', km: 'ការកេងប្រវ័ញ្ចផ្លូវភេទ' },
      ChildLabour: { en: 'Child labour', km: 'ពលកម្មកុមារ' },
      ForcedMarriage: { en: 'Forced marriage', km: 'អាពាហ៍ពិពាហ៍ដោយបង្ខំ' },
      Servitude: { en: 'Servitude', km: 'ភាពជាអ្នកបម្រើដោយបង្ខំ' },
      ForcedMilitaryByNonStateActors: {
        en: 'Forced recruitment by armed groups',
        km: 'ការបង្ខំជ្រើសរើសដោយក្រុមប្រដាប់អាវុធ',
      },
      OrganRemoval: { en: 'Removal of organs', km: 'ការដកយកសរីរាង្គ' },
      ForcedBegging: { en: 'Forced begging', km: 'ការបង្ខំឱ្យសុំទាន' },
      ForcedAdoption: { en: 'Forced adoption', km: 'ការស្មុំកូនដោយបង្ខំ' },
      Surrogacy: { en: 'Surrogacy', km: 'ការពរពោះជំនួស' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
    IdentificationLevel: {
      Preliminary: { en: 'Preliminary', km: 'បឋម' },
      Formal: { en: 'Formal', km: 'ជាផ្លូវការ' },
    },
    InterviewSetting: {
      CAC: { en: 'Child Advocacy Centre', km: 'មជ្ឈមណ្ឌលតស៊ូមតិដើម្បីកុមារ' },
      Mobile: { en: 'Mobile', km: 'ចល័ត' },
      Office: { en: 'Office', km: 'ការិយាល័យ' },
      Border: { en: 'Border', km: 'ព្រំដែន' },
      Shelter: { en: 'Shelter', km: 'ទីជម្រក' },
    },
    MethodOfControl: {
      PhysicalThreats: { en: 'Threats of violence', km: 'ការគំរាមកំហែងប្រើហិង្សា' },
      ThreatsLawEnforcement: { en: 'Threats to call the authorities', km: 'ការគំរាមកំហែងថានឹងប្តឹងទៅអាជ្ញាធរ' },
      ThreatensChildrenFamily: { en: 'Threats against children or family', km: 'ការគំរាមកំហែងធ្វើបាបកូន ឬគ្រួសារ' },
      DebtBondage: { en: 'Debt bondage', km: 'ទាសភាពបំណុល' },
      FalsePromises: { en: 'False promises', km: 'ការសន្យាក្លែងក្លាយ' },
      PhysicalAbuse: { en: 'Physical abuse', km: 'ការធ្វើបាបរាងកាយ' },
      SexualAbuse: { en: 'Sexual abuse', km: 'ការរំលោភបំពានផ្លូវភេទ' },
      TakesEarnings: { en: 'Takes the earnings', km: 'ការយកប្រាក់ចំណូល' },
      RestrictsFinancialAccess: { en: 'Restricts access to money', km: 'ការរឹតត្បិតលើការប្រើប្រាស់ប្រាក់' },
      RestrictsMedicalCare: { en: 'Restricts medical care', km: 'ការរឹតត្បិតលើការព្យាបាល' },
      WithholdsNecessities: { en: 'Withholds necessities', km: 'ការមិនឱ្យរបស់ចាំបាច់ក្នុងការរស់នៅ' },
      PsychologicalAbuse: { en: 'Psychological abuse', km: 'ការធ្វើបាបផ្លូវចិត្ត' },
      PsychoactiveSubstance: { en: 'Drugs or alcohol', km: 'ការប្រើគ្រឿងញៀន ឬសុរា' },
      ExcessiveWorkingHours: { en: 'Excessive working hours', km: 'ការបង្ខំឱ្យធ្វើការលើសម៉ោង' },
      WithholdsDocuments: { en: 'Withholds documents', km: 'ការដកហូតឯកសារ' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
    },
    RecruiterKin: {
      ...KIN_LABELS,
    },
    RecruiterRelation: {
      IntimatePartner: { en: 'Intimate partner', km: 'ដៃគូស្នេហា' },
      Family: { en: 'Family', km: 'គ្រួសារ' },
      Friend: { en: 'Friend', km: 'មិត្តភក្តិ' },
      Acquaintance: { en: 'Acquaintance', km: 'អ្នកស្គាល់' },
      Employer: { en: 'Employer', km: 'និយោជក' },
      Broker: { en: 'Broker', km: 'មេខ្យល់' },
      Stranger: { en: 'Stranger', km: 'មនុស្សមិនស្គាល់' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
      Unknown: { en: 'Unknown', km: 'មិនស្គាល់' },
    },
    Recruitment: {
      FamilyMember: { en: 'By a family member', km: 'តាមរយៈសមាជិកគ្រួសារ' },
      FalseJobOffer: { en: 'False job offer', km: 'ការផ្តល់ការងារក្លែងក្លាយ' },
      FalseMarriage: { en: 'False marriage', km: 'អាពាហ៍ពិពាហ៍ក្លែងក្លាយ' },
      Broker: { en: 'By a broker', km: 'តាមរយៈមេខ្យល់' },
      IntimatePartner: { en: 'By an intimate partner', km: 'តាមរយៈដៃគូស្នេហា' },
      Friend: { en: 'By a friend', km: 'តាមរយៈមិត្តភក្តិ' },
      Online: { en: 'Online', km: 'តាមអ៊ីនធឺណិត' },
      Abduction: { en: 'Abduction', km: 'ការចាប់ពង្រត់' },
      Other: { en: 'Other', km: 'ផ្សេងទៀត' },
      Unknown: { en: 'Unknown', km: 'មិនស្គាល់' },
    },
    SexExploitationType: {
      Prostitution: { en: 'Prostitution', km: 'ពេស្យាចារ' },
      Pornography: { en: 'Pornography', km: 'រូបភាពអាសអាភាស' },
      RemoteInteractiveServices: { en: 'Online sexual services', km: 'សេវាផ្លូវភេទតាមអ៊ីនធឺណិត' },
      PrivateSexualServices: { en: 'Private sexual services', km: 'សេវាផ្លូវភេទឯកជន' },
    },
    TraffickingAct: {
      Recruitment: { en: 'Recruitment', km: 'ការជ្រើសរើស' },
      Transportation: { en: 'Transportation', km: 'ការដឹកជញ្ជូន' },
      Transfer: { en: 'Transfer', km: 'ការផ្ទេរ' },
      Harbouring: { en: 'Harbouring', km: 'ការផ្តល់កន្លែងលាក់ខ្លួន' },
      Receipt: { en: 'Receipt', km: 'ការទទួលយក' },
    },
    TraffickingMeans: {
      Threat: { en: 'Threat', km: 'ការគំរាមកំហែង' },
      Force: { en: 'Force', km: 'ការប្រើកម្លាំង' },
      Coercion: { en: 'Coercion', km: 'ការបង្ខិតបង្ខំ' },
      Abduction: { en: 'Abduction', km: 'ការចាប់ពង្រត់' },
      Fraud: { en: 'Fraud', km: 'ការក្លែងបន្លំ' },
      Deception: { en: 'Deception', km: 'ការបោកបញ្ឆោត' },
      AbuseOfPower: { en: 'Abuse of power', km: 'ការរំលោភលើអំណាច' },
      AbuseOfVulnerability: { en: 'Abuse of vulnerability', km: 'ការឆ្លៀតយកភាពងាយរងគ្រោះ' },
      PaymentToController: {
        en: 'Payment to a person in control of the victim',
        km: 'ការឱ្យប្រាក់ដល់អ្នកដែលគ្រប់គ្រងជនរងគ្រោះ',
      },
    },
    TraffickingStatus: {
      PossibleVictimOfTrafficking: { en: 'Possible victim of trafficking', km: 'អ្នកដែលអាចជាជនរងគ្រោះដោយអំពើជួញដូរមនុស្ស' },
      ActualVictimOfTrafficking: { en: 'Victim of trafficking', km: 'ជនរងគ្រោះដោយអំពើជួញដូរមនុស្ស' },
      NotAVictimOfTrafficking: { en: 'Not a victim of trafficking', km: 'មិនមែនជនរងគ្រោះដោយអំពើជួញដូរមនុស្ស' },
    },
  },
};
