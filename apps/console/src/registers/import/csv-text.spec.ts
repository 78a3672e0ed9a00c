import { csvTextOf } from './csv-text.js';

const saved = (text: string) => csvTextOf(Buffer.from(text));

it('a file from a spreadsheet program has plain ends of lines, and no mark at its beginning', () => {
  expect(saved('\uFEFFregister,code\r\noffice,Kampot\r\n')).toBe('register,code\noffice,Kampot\n');
  expect(saved('register,code\roffice,Kampot\n')).toBe('register,code\noffice,Kampot\n');
});

it('a file in another encoding has no text, whose letters would be replaced', () => {
  expect(saved('organisation,,Médecins')).toBe('organisation,,Médecins');
  expect(csvTextOf(Buffer.from('organisation,,Médecins', 'latin1'))).toBeUndefined();
});
