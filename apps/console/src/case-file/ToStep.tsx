import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useCaseFile } from './context.js';
import type { Settling } from '../tasks/step-for.js';

interface Props {
  readonly mutation: string;
  /** What is known of the answers of the form. */
  readonly named?: Settling['named'];
  readonly onGo?: () => void;
  /** It must come before what is written above it. */
  readonly isCure?: boolean;
  readonly children: ReactNode;
}

/** The link to a form; of a decision, to what is decided, which leads to the form. */
export const ToStep = ({ mutation, named, onGo, isCure = false, children }: Props) => {
  const { survivorId, purpose, reviewed } = useCaseFile();
  const anchor = reviewed.get(mutation);
  const marked = isCure && { 'data-cure': true };
  return anchor ? (
    <a href={`#${anchor}`} onClick={onGo} {...marked}>
      {children}
    </a>
  ) : (
    <Link to="/record/$mutation" params={{ mutation }} search={{ survivorId, purpose, ...named }} {...marked}>
      {children}
    </Link>
  );
};
