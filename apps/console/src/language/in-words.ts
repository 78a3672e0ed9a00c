/** `SiemReapCac` → `Siem Reap Cac`, for what has no label. */
export const inWords = (code: string): string => code.replaceAll('_', ' ').replaceAll(/([a-z])([A-Z])/g, '$1 $2');
