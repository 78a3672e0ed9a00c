import { selectOffering } from './offering.js';

const clinic = { name: 'Clinic', services: ['MEDICAL', 'DENTAL'] };
const school = { name: 'School', services: ['TUTORING'] };

describe('the organisations that a form suggests for a service', () => {
  it('are those that offer it', () => {
    expect(selectOffering([clinic, school], 'DENTAL')).toEqual([clinic]);
  });

  it('are all of them while no service is named, and where none offers it', () => {
    expect(selectOffering([clinic, school], undefined)).toEqual([clinic, school]);
    expect(selectOffering([clinic, school], '')).toEqual([clinic, school]);
    expect(selectOffering([clinic, school], 'LEGAL_AID')).toEqual([clinic, school]);
  });
});
