import { createTheme, type MantineColorsTuple } from '@mantine/core';

/** The one accent: a calm blue, readable on both grounds. */
const indigo: MantineColorsTuple = [
  '#eef1ff',
  '#dbe0fb',
  '#b6bff3',
  '#8f9cec',
  '#6d7de6',
  '#5669e2',
  '#4459dd',
  '#3549c6',
  '#2d41b2',
  '#22379d',
];

/** Neutral dark surfaces without a tint of their own. */
const dark: MantineColorsTuple = [
  '#d6d8dc',
  '#b4b7be',
  '#8f939c',
  '#6a6f79',
  '#3f434c',
  '#31353d',
  '#24272e',
  '#1a1c21',
  '#131519',
  '#0d0e11',
];

export const theme = createTheme({
  primaryColor: 'indigo',
  primaryShade: { light: 6, dark: 5 },
  colors: { indigo, dark },
  fontFamily: "'Inter Variable', system-ui, -apple-system, 'Segoe UI', sans-serif",
  fontFamilyMonospace: "ui-monospace, 'SF Mono', Menlo, Consolas, monospace",
  headings: { fontWeight: '650' },
  defaultRadius: 'md',
  cursorType: 'pointer',
  respectReducedMotion: true,
  components: {
    Tooltip: { defaultProps: { openDelay: 250, withArrow: true } },
    Modal: {
      defaultProps: {
        centered: true,
        overlayProps: { backgroundOpacity: 0.45 },
        closeButtonProps: { 'aria-label': 'Close' },
      },
      styles: { title: { fontSize: 18, fontWeight: 650, letterSpacing: '-0.01em' } },
    },
    ActionIcon: { defaultProps: { variant: 'subtle', color: 'gray' } },
  },
});
