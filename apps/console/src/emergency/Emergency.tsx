import { useState } from 'react';
import { TextInput } from '@mantine/core';
import { useNavigate } from '@tanstack/react-router';
import { useTranslation } from 'react-i18next';
import type { MutationName } from '../api/schema.js';
import { Button } from '../layout/Button.js';
import { Page } from '../layout/Page.js';
import css from './Emergency.module.css';

/** Emergency access by the record id, for a user who may not see the record. */
export const Emergency = () => {
  const { t } = useTranslation();
  const navigate = useNavigate();
  const [id, setId] = useState('');
  return (
    <Page title={t('emergency.title')} lead={t('emergency.lead')}>
      <form
        className={css.which}
        onSubmit={(event) => {
          event.preventDefault();
          const survivorId = id.trim();
          if (survivorId)
            void navigate({
              to: '/record/$mutation',
              params: { mutation: 'openBreakGlass' satisfies MutationName },
              search: { survivorId },
            });
        }}
      >
        <TextInput
          label={t('replay.id')}
          description={t('emergency.how')}
          value={id}
          autoComplete="off"
          spellCheck={false}
          onChange={({ currentTarget }) => setId(currentTarget.value)}
        />
        <Button type="submit">{t('emergency.go')}</Button>
      </form>
    </Page>
  );
};
