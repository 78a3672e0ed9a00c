import { useLabels } from '../../language/labels.js';
import { useOffices } from '../registers/use-offices.js';
import { AskedChoice, type AskedProps } from './AskedChoice.js';

/** An open office of the register; without a register its code is typed, as before there was one. */
export const OfficeChoice = (props: AskedProps) => {
  const label = useLabels();
  return <AskedChoice {...props} choices={useOffices()} missing={label(props.value)} />;
};
