import { steps } from '#domain/aggregates';
import { STRANDS, type Role } from '#nest';
import { MenuResolver } from './menu.resolver.js';

const menuOf = (role: Role) => new MenuResolver(steps).menu({ id: 'sokha', role, organisation: 'A21' });
const mutationsOf = (role: Role) => menuOf(role).flatMap(({ mutations }) => mutations);

describe('the menu of a record', () => {
  it('has every strand for a supervisor, in order', () => {
    expect(menuOf('SUPERVISOR').map(({ strand }) => strand)).toEqual(STRANDS);
  });

  it('offers what the role may send, and nothing else', () => {
    expect(mutationsOf('SUPERVISOR')).toEqual(expect.arrayContaining(['assignCaseWorker', 'reviewBreakGlass']));
    expect(mutationsOf('CASE_WORKER')).toContain('enterAftercare');
    expect(mutationsOf('CASE_WORKER')).not.toContain('assignCaseWorker');
    expect(menuOf('AUDITOR')).toEqual([]);
  });

  it('begins no case and records no operation, which are offered elsewhere', () => {
    const elsewhere = ['receiveReferral', 'conductOperation', 'openBreakGlass'];
    expect(mutationsOf('SUPERVISOR').filter((name) => elsewhere.includes(name))).toEqual([]);
  });
});
