import { Input, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { About, Choice } from '../choice.js';
import css from '../Fields.module.css';

interface Props {
  readonly about: About;
  readonly chosen: readonly string[];
  readonly choices: readonly Choice[];
  /** Whether the same one may be chosen twice, as on a way there and back. */
  readonly repeats?: boolean;
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Some of a long list, in an order: the last box adds one, and an emptied box removes its own. */
export const Several = ({ about: { id, ...about }, chosen, choices, repeats, onChange }: Props) => {
  const { t } = useTranslation();
  return (
    <Input.Wrapper {...about} labelElement="div" role="group" aria-label={about.label}>
      <div className={css.ordered}>
        {[...chosen, ''].map((value, at) => (
          <NativeSelect
            // oxlint-disable-next-line react/no-array-index-key -- the same one may occur twice
            key={at}
            id={at === 0 ? id : `${id}.${at}`}
            aria-label={`${about.label ?? ''} ${at + 1}`}
            value={value}
            onChange={({ currentTarget }) =>
              onChange([...chosen.slice(0, at), currentTarget.value, ...chosen.slice(at + 1)].filter(Boolean))
            }
            data={[
              { value: '', label: t(at === 0 ? 'form.notSaid' : 'form.addAnother') },
              ...choices.filter((choice) => repeats || choice.value === value || !chosen.includes(choice.value)),
            ]}
          />
        ))}
      </div>
    </Input.Wrapper>
  );
};
