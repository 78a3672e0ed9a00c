import { shapeOf, type InputField, type Inputs } from '../inputs.js';

/** A label and what stands after it; a label that is a question has its mark already. */
export const joinLabel = (label: string, colon: string): string =>
  /[?？]$/.test(label) ? `${label} ` : `${label}${colon}`;

/** What the form calls the field at a path, with the groups in which it stands: `goals.0.aim` → `Goals · 1 · Aim`. */
export const labelAt = (input: string, path: string, { inputs }: Inputs): string => {
  const labels: string[] = [];
  let within = input;
  for (const name of path.split('.')) {
    const place = /^\d+$/.test(name) ? String(Number(name) + 1) : undefined;
    const field: InputField | undefined = place ? undefined : inputs[within]?.find((one) => one.name === name);
    const label = place ?? field?.question?.label;
    if (label !== undefined) labels.push(label);
    if (field) within = shapeOf(field.type).name;
  }
  return labels.join(' · ');
};
