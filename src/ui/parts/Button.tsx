import type { ComponentProps } from 'react';
import styles from './Button.module.css';

interface Props extends ComponentProps<'button'> {
  readonly variant?: 'plain' | 'primary' | 'quiet';
  readonly small?: boolean;
  /** The name of a button that shows only an icon: also its tooltip. */
  readonly iconOnly?: string;
}

export function Button({ variant = 'plain', small = false, iconOnly, className, ...rest }: Props) {
  const classes = [
    styles.button,
    variant !== 'plain' && styles[variant],
    small && styles.small,
    iconOnly !== undefined && styles.icon,
    className,
  ];
  return (
    <button
      type="button"
      className={classes.filter(Boolean).join(' ')}
      {...(iconOnly === undefined ? {} : { 'aria-label': iconOnly, title: iconOnly })}
      {...rest}
    />
  );
}
