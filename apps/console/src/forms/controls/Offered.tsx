import type { Choice } from '../choice.js';
import { shapeOf } from '../inputs.js';
import { Barred } from '../refused/Barred.js';
import { Checks, Select, type ControlProps } from './Lists.js';

/** The choices of a field, without those that the service would refuse: they are shown with the reason. */
export const Offered = (props: ControlProps & { readonly choices: readonly Choice[] }) => {
  const { input, path, field, choices, context } = props;
  const refused = context.refused.get(path);
  const Shown = shapeOf(field.type).list ? Checks : Select;
  if (!refused) return <Shown {...props} />;
  return (
    <>
      <Shown {...props} choices={choices.map((one) => ({ ...one, disabled: refused.has(one.value) }))} />
      <Barred input={input} field={path} choices={choices} context={context} />
    </>
  );
};
