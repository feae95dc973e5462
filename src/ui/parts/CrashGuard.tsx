import { Component, type ReactNode } from 'react';

interface Props {
  readonly children: ReactNode;
  /** Shown instead of what could not be drawn. */
  readonly instead: ReactNode;
}

/** A mistake of ours in drawing costs a sentence, never a blank page. */
export class CrashGuard extends Component<Props, { readonly crashed: boolean }> {
  override state = { crashed: false };

  static getDerivedStateFromError() {
    return { crashed: true };
  }

  override render() {
    return this.state.crashed ? this.props.instead : this.props.children;
  }
}
