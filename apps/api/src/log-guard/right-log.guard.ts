import { Injectable, type CanActivate, type ExecutionContext } from '@nestjs/common';
import type { GqlContextType } from '@nestjs/graphql';
import { LogGuard } from './log-guard.js';

/** While the log does not match, nothing is answered from views and nothing is recorded. Health and metrics still work. */
@Injectable()
export class RightLogGuard implements CanActivate {
  constructor(private readonly guard: LogGuard) {}

  canActivate(context: ExecutionContext): boolean {
    if (context.getType<GqlContextType>() === 'graphql') this.guard.assertRightLog();
    return true;
  }
}
