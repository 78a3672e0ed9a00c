import { Controller, Get, Res } from '@nestjs/common';
import { HeadFolder } from '#security/log-head';
import { Installation } from '#platform';

interface Answering {
  writeHead(status: number, headers: Readonly<Record<string, string>>): void;
  end(content: Buffer | string): void;
}

const TEXT = { 'content-type': 'text/plain; charset=utf-8' };

/**
 * The last signed head of the log, and its verifier key, for everybody who keeps heads elsewhere: they count and hash
 * events, and reveal nothing about anybody. Served as stored; the API cannot sign.
 */
@Controller('log')
export class LogHeadController {
  readonly #folder: HeadFolder;

  constructor({ headsFolder }: Installation) {
    this.#folder = new HeadFolder(headsFolder);
  }

  @Get('checkpoint')
  async checkpoint(@Res() response: Answering): Promise<void> {
    send(response, await this.#folder.note());
  }

  @Get('checkpoint.pub')
  async verifierKey(@Res() response: Answering): Promise<void> {
    send(response, await this.#folder.verifierKey());
  }
}

const send = (response: Answering, content: Buffer | string | undefined): void => {
  response.writeHead(content === undefined ? 404 : 200, TEXT);
  response.end(content ?? 'No head of the log is signed yet: the projector signs one within a minute of its start.\n');
};
