import { Progress } from '@mantine/core';
import classes from './Bar.module.css';

interface Props {
  /** 0 to 100. */
  value: number;
  label: string;
  /** What the value stands for, to be read aloud. */
  text?: string | undefined;
  color?: string;
  /** Height in pixels. */
  size?: number;
  square?: boolean;
  className?: string | undefined;
}

/** A bar that glides from one figure to the next, as they come once a second. */
export function Bar({ value, label, text, color = 'indigo', size = 8, square, className }: Props) {
  const shown = Math.round(value * 10) / 10;
  return (
    <Progress.Root size={size} className={className} {...(square ? { radius: 0 } : {})}>
      <Progress.Section
        className={classes['section']}
        value={shown}
        color={color}
        withAria={false}
        role="progressbar"
        aria-label={label}
        aria-valuemin={0}
        aria-valuemax={100}
        aria-valuenow={shown}
        aria-valuetext={text ?? `${shown} %`}
      />
    </Progress.Root>
  );
}
