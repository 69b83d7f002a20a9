import react from '@vitejs/plugin-react';
import { defineConfig } from 'vitest/config';

const api = process.env['WEITBLICK_API'] ?? 'http://127.0.0.1:8099';

export default defineConfig({
  plugins: [react()],
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
