import { useTranslation } from 'react-i18next';
import { Mark } from '../../caseload/Mark.js';
import { useLabels } from '../../language/labels.js';
import { personalInWords } from '../../journey/name.js';
import type { CaseFile } from '../documents/case-file.js';
import { Folded } from '../Card.js';
import { HOUSEHOLD_WORDS } from '../documents/sealed.js';
import { Fact, Facts, NotRecorded } from '../Fact.js';
import { PersonalValue } from '../PersonalValue.js';
import { Sealed } from '../Sealed.js';

const SAFETY_TONE = { YES: 'good', NO: 'danger', UNKNOWN: 'watch' } as const;

type Member = CaseFile['household'][number];

/** More safe members than this stand in one line, which opens: who is unsafe has to be seen without scrolling. */
const SAFE_SHOWN = 1;

/** Who lives at home, and whether the survivor is safe with them. */
export const Household = ({ file: { household } }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const safe = household.filter((one) => one.safe === 'YES');
  const folded = safe.length > SAFE_SHOWN ? safe : [];
  const shown = household.filter((one) => !folded.includes(one));
  return (
    <>
      {(shown.length > 0 || folded.length === 0) && (
        <Facts>
          {household.length === 0 && (
            <Fact label={t('file.household')}>
              <NotRecorded record="recordHouseholdMember" />
            </Fact>
          )}
          {shown.map((one) => (
            <MemberFact key={one.memberId} member={one} />
          ))}
        </Facts>
      )}
      <Folded label={`${t('file.household')}${t('colon')}${t('file.safe.YES')}`} count={folded.length}>
        <Facts>
          {folded.map((one) => (
            <MemberFact key={one.memberId} member={one} />
          ))}
        </Facts>
      </Folded>
    </>
  );
};

const MemberFact = ({ member: { memberId, relation, safe, name, lastEventId } }: { readonly member: Member }) => {
  const { t } = useTranslation();
  const label = useLabels();
  return (
    <Fact
      label={`${t('file.household')}${t('colon')}${label(relation, 'HouseholdRelation')}`}
      places={['Household', memberId, 'relation', 'safe']}
      entry={lastEventId}
    >
      {personalInWords(name, t)} <Mark tone={SAFETY_TONE[safe]}>{t(`file.safe.${safe}`)}</Mark>
    </Fact>
  );
};

/** What was noted about each of them, on a press: it counts before there is a safety plan, too. */
export const HouseholdWords = ({ file: { household } }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const label = useLabels();
  if (household.length === 0) return null;
  return (
    <Sealed query={HOUSEHOLD_WORDS} label={t('file.householdWords')}>
      {(survivor) => (
        <Facts>
          {household.map(({ memberId, relation }) => (
            <Fact key={memberId} label={label(relation, 'HouseholdRelation')}>
              <PersonalValue of={survivor.household.find((one) => one.memberId === memberId)?.note} />
            </Fact>
          ))}
        </Facts>
      )}
    </Sealed>
  );
};
