import type { Choice } from '../choice.js';
import { shapeOf } from '../inputs.js';
import { BarredChoices, aboutBars, withBars } from '../refused/Barred.js';
import { Checks, Select, type ControlProps } from './Lists.js';

/** The choices of a field, without those that the service would refuse: they are shown with the reason. */
export const OfferedChoices = (props: ControlProps & { readonly choices: readonly Choice[] }) => {
  const { input, path, field, about, choices, context } = props;
  const Shown = shapeOf(field.type).list ? Checks : Select;
  return (
    <>
      <Shown {...props} about={aboutBars(about, choices, context)} choices={withBars(path, choices, context)} />
      <BarredChoices input={input} path={path} choices={choices} context={context} />
    </>
  );
};
