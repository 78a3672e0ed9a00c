/** `SiemReapCac` → `Siem Reap Cac`, for codes without a label. */
export const inWords = (code: string): string => code.replaceAll('_', ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2');
