import { csvTextOf } from './csv-text.js';

it('a file from a spreadsheet program has plain ends of lines, and no mark at its beginning', () => {
  expect(csvTextOf('\uFEFFregister,code\r\noffice,Kampot\r\n')).toBe('register,code\noffice,Kampot\n');
  expect(csvTextOf('register,code\roffice,Kampot\n')).toBe('register,code\noffice,Kampot\n');
});
