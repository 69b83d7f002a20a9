import react from '@vitejs/plugin-react';
import type { Plugin } from 'vite';
import { defineConfig } from 'vitest/config';

const api = process.env['WEITBLICK_API'] ?? 'http://127.0.0.1:8099';

/**
 * Imports each icon from its own file. The package's one big index would have the bundler read 6,000 icons to keep 60,
 * most of the time of a build.
 */
function singleIcons(): Plugin {
  const PACKAGE = '@tabler/icons-react';
  return {
    name: 'single-icons',
    enforce: 'pre',
    transform: {
      filter: { id: /\/src\/.*\.tsx?$/, code: PACKAGE },
      handler: (code) =>
        code.replace(/import \{([^}]*)\} from '@tabler\/icons-react';/g, (_, names: string) =>
          names
            .split(',')
            .map((name) => name.trim())
            .filter((name) => name !== '' && !name.startsWith('type '))
            .map((name) => `import ${name} from '${PACKAGE}/dist/esm/icons/${name}.mjs';`)
            .join(' '),
        ),
    },
  };
}

export default defineConfig({
  plugins: [singleIcons(), react()],
  build: {
    outDir: 'target/classes/META-INF/resources',
    emptyOutDir: true,
    target: 'es2023',
    // The server's Content-Security-Policy allows no data: fonts, so nothing is inlined.
    assetsInlineLimit: 0,
    chunkSizeWarningLimit: 1200,
    rolldownOptions: {
      output: {
        codeSplitting: {
          groups: [
            { name: 'react', test: /node_modules[\\/](react|react-dom|scheduler)[\\/]/ },
            { name: 'mantine', test: /node_modules[\\/](@mantine|@floating-ui)[\\/]/ },
          ],
        },
      },
    },
  },
  server: { port: 5173, proxy: { '/api': api } },
  test: { environment: 'node', include: ['src/**/*.test.ts'], restoreMocks: true },
});
