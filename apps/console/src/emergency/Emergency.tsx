import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MutationName } from '../api/schema.js';
import { findSurvivor, whyNotFound, type CaseLookup } from '../journey/case-number.js';
import { usePlainWords } from '../language/plain-words.js';
import { Button } from '../layout/Button.js';
import { Page } from '../layout/Page.js';
import css from './Emergency.module.css';

interface Props {
  /** The case number that the address names. */
  readonly typed?: string;
}

/**
 * Emergency access by the record id, for a user who may not see the record. The access log keeps each search under the
 * name of the user, so only a press searches: anybody can send a colleague a link.
 */
export const Emergency = ({ typed = '' }: Props) => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [id, setId] = useState(typed);
  const inPlainWords = usePlainWords();
  const [found, setFound] = useState<CaseLookup>();
  const open = async () => {
    const answer = await findSurvivor(id, true);
    setFound(answer);
    if (answer.is === 'found')
      void navigate({
        to: '/record/$mutation',
        params: { mutation: 'openBreakGlass' satisfies MutationName },
        search: { survivorId: answer.survivorId },
      });
  };
  return (
    <Page title={t('emergency.title')} lead={t('emergency.lead')}>
      <form
        className={css.which}
        onSubmit={(event) => {
          event.preventDefault();
          if (id.trim()) void open();
        }}
      >
        <TextInput
          label={t('replay.id')}
          description={t(typed !== '' && id === typed ? 'emergency.filledIn' : 'emergency.how')}
          value={id}
          error={whyNotFound(found, t('emergency.unknown'), inPlainWords)}
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget }) => setId(currentTarget.value)}
        />
        <Button type="submit">{t('emergency.go')}</Button>
      </form>
    </Page>
  );
};
