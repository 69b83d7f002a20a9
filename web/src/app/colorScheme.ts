const KEY = 'mantine-color-scheme-value';

/**
 * Sets the colour scheme before the first paint of the application. Mantine's own script for this is an inline one,
 * which the server's Content-Security-Policy does not allow.
 */
export function applyColorSchemeEarly(): void {
  let stored: string | null = null;
  try {
    stored = localStorage.getItem(KEY);
  } catch {
    // A browser may refuse storage; then the system decides.
  }
  const dark = stored === 'dark' || (stored !== 'light' && matchMedia('(prefers-color-scheme: dark)').matches);
  document.documentElement.setAttribute('data-mantine-color-scheme', dark ? 'dark' : 'light');
}
