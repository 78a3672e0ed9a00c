import type { ReactNode } from 'react';
import { Link } from '@tanstack/react-router';
import { useCaseFile } from './context.js';

interface Props {
  readonly mutation: string;
  readonly onGo?: () => void;
  readonly children: ReactNode;
}

/** The link to a form; of a decision, to what is decided, which leads to the form. */
export const ToStep = ({ mutation, onGo, children }: Props) => {
  const { survivorId, purpose, reviewed } = useCaseFile();
  const anchor = reviewed.get(mutation);
  return anchor ? (
    <a href={`#${anchor}`} onClick={onGo}>
      {children}
    </a>
  ) : (
    <Link to="/record/$mutation" params={{ mutation }} search={{ survivorId, purpose }}>
      {children}
    </Link>
  );
};
