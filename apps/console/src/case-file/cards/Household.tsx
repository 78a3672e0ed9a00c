import { useTranslation } from 'react-i18next';
import { Mark } from '../../caseload/Mark.js';
import { dayInWords } from '../../language/days.js';
import { useLabels } from '../../language/labels.js';
import { personalInWords } from '../../journey/name.js';
import type { CaseFile } from '../documents/case-file.js';
import { Fold } from '../Card.js';
import { HOUSEHOLD_WORDS } from '../documents/sealed.js';
import { Fact, Facts, NotRecorded } from '../Fact.js';
import { EntryLinks, NamedProvider } from '../origins/EntryLinks.js';
import { PersonalValue } from '../PersonalValue.js';
import { SealedValues } from '../Sealed.js';
import css from './Household.module.css';

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
          <Fact label={t('file.household')}>
            {household.length === 0 ? <NotRecorded record="recordHouseholdMember" /> : <Members of={shown} />}
          </Fact>
        </Facts>
      )}
      <Fold label={`${t('file.household')}${t('colon')}${t('file.safe.YES')}`} count={folded.length}>
        <Members of={folded} />
      </Fold>
    </>
  );
};

/** Side by side, since all who are unsafe have to be seen at once. */
const Members = ({ of }: { readonly of: readonly Member[] }) => (
  <ul className={css.members}>
    {of.map((one) => (
      <MemberLine key={one.memberId} member={one} />
    ))}
  </ul>
);

/** Says which of them it is: two siblings differ by their names only. */
const useMemberName = () => {
  const { t } = useTranslation();
  const label = useLabels();
  return ({ relation, name }: Member): string =>
    [label(relation, 'HouseholdRelation'), personalInWords(name, t)].filter(Boolean).join(t('colon'));
};

const MemberLine = ({ member }: { readonly member: Member }) => {
  const { t } = useTranslation();
  const { memberId, safe, recordedOn, lastEventId } = member;
  const who = useMemberName()(member);
  return (
    <li>
      <span>{who}</span>{' '}
      <span className={css.judged}>
        <Mark tone={SAFETY_TONE[safe]}>{t(`file.safe.${safe}`)}</Mark>
        <span className={css.when}>{t('file.asOfDay', { day: dayInWords(recordedOn) })}</span>
        <NamedProvider value={who}>
          <EntryLinks places={[['Household', memberId, 'relation', 'safe']]} entry={lastEventId} />
        </NamedProvider>
      </span>
    </li>
  );
};

/** What was noted about each of them, on a press: it counts before there is a safety plan, too. */
export const HouseholdWords = ({ file: { household } }: { readonly file: CaseFile }) => {
  const { t } = useTranslation();
  const nameMember = useMemberName();
  if (household.length === 0) return null;
  return (
    <SealedValues query={HOUSEHOLD_WORDS} label={t('file.householdWords')}>
      {(survivor) => (
        <Facts>
          {household.map((member) => (
            <Fact key={member.memberId} label={nameMember(member)}>
              <PersonalValue of={survivor.household.find(({ memberId }) => memberId === member.memberId)?.note} />
            </Fact>
          ))}
        </Facts>
      )}
    </SealedValues>
  );
};
