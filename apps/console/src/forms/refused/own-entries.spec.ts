import { recorderSince } from './own-entries.js';

const entry = (revision: number, by: string) => ({
  revision,
  type: 'NoteRecorded',
  recordedAt: '2020-05-01T08:00Z',
  by,
});

describe('who recorded something while the user typed', () => {
  it('is the user alone, where each entry since then is listed and theirs', () => {
    const since = [entry(4, 'sokha'), entry(5, 'sokha')];
    expect(recorderSince({ expectedRevision: 3, currentRevision: 5, since }, 'sokha')).toBe('own');
  });

  it('is somebody else, where one entry is of another person', () => {
    const since = [entry(4, 'sokha'), entry(5, 'sophea')];
    expect(recorderSince({ expectedRevision: 3, currentRevision: 5, since }, 'sokha')).toBe('others');
  });

  it('is not said to be the user, where the service may name no entry to them', () => {
    expect(recorderSince({ expectedRevision: 3, currentRevision: 4, since: [] }, 'dara')).toBe('unknown');
    expect(recorderSince({ currentRevision: 4, since: [] }, 'dara')).toBe('unknown');
  });

  it('is not said to be the user, where one entry is left out between their own', () => {
    const since = [entry(4, 'sokha'), entry(6, 'sokha')];
    expect(recorderSince({ expectedRevision: 3, currentRevision: 6, since }, 'sokha')).toBe('unknown');
  });

  it('is not said to be the user, where it is not known what they had read', () => {
    expect(recorderSince({ currentRevision: 4, since: [entry(4, 'sokha')] }, 'sokha')).toBe('unknown');
  });

  it('is nobody, where the record is behind what the user had read', () => {
    expect(recorderSince({ expectedRevision: 4, currentRevision: 4, since: [] }, 'sokha')).toBe('unknown');
    expect(recorderSince({ expectedRevision: 9, currentRevision: 4, since: [] }, 'sokha')).toBe('unknown');
  });
});
