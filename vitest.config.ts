import {defineConfig} from 'vitest/config'

const source = {resolve: {conditions: ['beatbook-source']}, ssr: {resolve: {conditions: ['beatbook-source']}}}

const inBrowser = {
  environment: 'node' as const,
  globalSetup: ['test/browser/globalSetup.ts'],
  testTimeout: 180_000,
  hookTimeout: 240_000,
  fileParallelism: false,
}

/** Browser scenarios beyond what fits into the time of `npm test`; `npm run test:walks` and the soak run them. */
const walks = 'test/browser/*.walk.test.ts'

export default defineConfig({
  ...source,
  test: {
    projects: [
      {
        ...source,
        test: {
          name: 'unit',
          environment: 'node',
          include: ['{src,plugins,schemas,studio}/**/*.test.{ts,tsx}', 'test/*.test.ts'],
          exclude: ['test/browser/**', 'node_modules/**'],
          testTimeout: 30_000,
        },
      },
      {...source, test: {...inBrowser, name: 'browser', include: ['test/browser/*.test.ts'], exclude: [walks]}},
      {...source, test: {...inBrowser, name: 'walks', include: [walks]}},
    ],
  },
})
