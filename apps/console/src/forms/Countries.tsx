import { Input, NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import { countries } from './places.js';
import css from './Fields.module.css';

interface Props {
  readonly about: {
    readonly id: string;
    readonly label: string | undefined;
    readonly description: string | undefined;
    readonly error: string | undefined;
  };
  readonly chosen: readonly string[];
  readonly onChange: (chosen: readonly string[]) => void;
}

/** Countries in an order: the last box adds one, and an emptied box removes its own. */
export const Countries = ({ about: { id, ...about }, chosen, onChange }: Props) => {
  const { t } = useTranslation();
  return (
    <Input.Wrapper {...about} labelElement="div" role="group" aria-label={about.label}>
      <div className={css.ordered}>
        {[...chosen, ''].map((country, at) => (
          <NativeSelect
            // oxlint-disable-next-line react/no-array-index-key -- a country may occur twice
            key={at}
            id={at === 0 ? id : `${id}.${at}`}
            aria-label={`${about.label ?? ''} ${at + 1}`}
            value={country}
            onChange={({ currentTarget: { value } }) =>
              onChange([...chosen.slice(0, at), value, ...chosen.slice(at + 1)].filter(Boolean))
            }
            data={[{ value: '', label: t(at === 0 ? 'form.notSaid' : 'form.addAnother') }, ...countries()]}
          />
        ))}
      </div>
    </Input.Wrapper>
  );
};
