import { useEffect, useState } from 'react';
import { NativeSelect } from '@mantine/core';
import { useTranslation } from 'react-i18next';
import type { Choice } from '../choice.js';
import {
  countries,
  countryOfProvince,
  districts,
  districtsOf,
  ownCountry,
  provinceInWords,
  provinces,
  provincesOf,
} from '../places.js';
import css from '../Fields.module.css';
import { Select, type ControlProps } from './Lists.js';
import { Several } from './Several.js';

const ABROAD = 'abroad';

/** The provinces of a country; those of another one are loaded when somebody needs them. */
const useProvinces = (country: string): readonly Choice[] => {
  const { language } = useTranslation().i18n;
  const [loaded, setLoaded] = useState<readonly Choice[]>([]);
  useEffect(() => {
    let current = true;
    provincesOf(country).then(
      (choices) => current && setLoaded(choices),
      () => undefined,
    );
    return () => {
      current = false;
    };
  }, [country, language]);
  return country === ownCountry() ? provinces() : loaded;
};

/** A province of the own country, or of another one, which is then chosen first. */
export const ProvinceChoice = (props: ControlProps) => {
  const { about, text, required, onChange } = props;
  const { t } = useTranslation();
  // the lists may arrive after the form
  const [chosenCountry, setCountry] = useState(text === '' ? undefined : countryOfProvince(text));
  const [asksAbroad, setAbroad] = useState(false);
  const country = chosenCountry ?? ownCountry();
  const isAbroad = asksAbroad || country !== ownCountry();
  const all = useProvinces(country);
  const choices = text === '' || all.some(({ value }) => value === text) ? all : [asChoice(text), ...all];
  const choose = (chosen: string): void => {
    if (chosen === ABROAD) setAbroad(true);
    onChange(chosen === ABROAD ? '' : chosen);
  };
  const select = (chosen: string): void => {
    setCountry(chosen);
    setAbroad(false);
    onChange('');
  };
  return (
    <>
      {isAbroad && (
        <NativeSelect
          aria-label={t('form.country')}
          className={css.half}
          value={country}
          onChange={({ currentTarget }) => select(currentTarget.value)}
          data={[...countries()]}
        />
      )}
      <NativeSelect
        {...about}
        className={css.half}
        value={text}
        onChange={({ currentTarget }) => choose(currentTarget.value)}
        data={[
          { value: '', label: required ? t('form.choose') : t('form.notSaid') },
          ...choices,
          ...(isAbroad ? [] : [{ value: ABROAD, label: t('form.abroad') }]),
        ]}
      />
    </>
  );
};

const asChoice = (code: string): Choice => ({ value: code, label: provinceInWords(code) });

/** A district of the province beside it. */
export const DistrictChoice = (props: ControlProps) => {
  const { text, beside, onChange } = props;
  const choices = districtsOf(typeof beside.province === 'string' ? beside.province : '');
  const isOfAnother = text !== '' && !choices.some(({ value }) => value === text);
  useEffect(() => {
    if (isOfAnother) onChange(''); // the province has changed
  });
  return <Select {...props} choices={choices} />;
};

/** Any districts, those of the province beside them first. */
export const DistrictsChoice = ({ about, many, beside: { province }, onChange }: ControlProps) => {
  const isNear = ({ value }: Choice) => typeof province === 'string' && province !== '' && value.startsWith(province);
  const choices = districts().toSorted((one, other) => Number(isNear(other)) - Number(isNear(one)));
  return <Several about={about} chosen={many} onChange={onChange} choices={choices} />;
};
