import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Installation } from '#platform';
import { LogHeadController } from './log-head.controller.js';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'homeward-heads-'));
});
afterEach(async () => {
  await rm(folder, { recursive: true });
});

const answerOf = async (what: 'checkpoint' | 'verifierKey') => {
  const answer = { status: 0, type: '', text: '' };
  await new LogHeadController({ headsFolder: folder } as Installation)[what]({
    writeHead: (status, headers) => Object.assign(answer, { status, type: headers['content-type'] }),
    end: (content) => void (answer.text = content.toString()),
  });
  return answer;
};

describe('the signed head of the log', () => {
  const type = 'text/plain; charset=utf-8';

  it('is served as it is stored, with the key that verifies it', async () => {
    await writeFile(join(folder, 'checkpoint'), 'homeward/0123abcd\n…');
    await writeFile(join(folder, 'checkpoint.pub'), 'homeward/0123abcd+…\n');
    expect(await answerOf('checkpoint')).toEqual({ status: 200, type, text: 'homeward/0123abcd\n…' });
    expect(await answerOf('verifierKey')).toEqual({ status: 200, type, text: 'homeward/0123abcd+…\n' });
  });

  it('is not found, with an explanation, before the first was signed', async () => {
    const text = 'No head of the log is signed yet: the projector signs one within a minute of its start.\n';
    expect(await answerOf('checkpoint')).toEqual({ status: 404, type, text });
    expect(await answerOf('verifierKey')).toEqual({ status: 404, type, text });
  });
});
