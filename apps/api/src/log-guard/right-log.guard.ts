import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import { LogGuard } from './log-guard.js';

/** Nothing is answered from views of another log, and nothing is recorded in one. Health and metrics go on. */
@Injectable()
export class RightLogGuard implements CanActivate {
  constructor(private readonly guard: LogGuard) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<GqlContextType>() === 'graphql') this.guard.assertRightLog();
    return true;
  }
}
