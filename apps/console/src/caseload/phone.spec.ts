import { isLikePhone } from './phone.js';

it('a phone number is no name, year or case number', () => {
  for (const phone of [
    '012 345 678',
    '+855 12-345-678',
    '(00855) 12.345.678',
    '012345678',
    '០១២ ៣៤៥ ៦៧៨',
    '០១២\u200B៣៤៥\u200B៦៧៨',
    '\u202A+855 12 345 678\u202C',
  ])
    expect([phone, isLikePhone(phone)]).toEqual([phone, true]);
  for (const other of ['Sok Dara', '2004', 'K7Q2M-9XW4T-3', 'Dara 012345678'])
    expect([other, isLikePhone(other)]).toEqual([other, false]);
});
