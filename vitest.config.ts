import {defineConfig} from 'vitest/config'

const source = {resolve: {conditions: ['beatbook-source']}, ssr: {resolve: {conditions: ['beatbook-source']}}}

const withoutStudio = {
  environment: 'node' as const,
  testTimeout: 180_000,
  hookTimeout: 240_000,
  fileParallelism: false,
}
const inBrowser = {...withoutStudio, globalSetup: ['test/browser/globalSetup.ts']}

/** Browser scenarios beyond what fits into the time of `npm test`; `npm run test:walks` and the soak run them. */
const walks = 'test/browser/*.walk.test.ts'
/** Walks over the site alone: no Studio is built for them. */
const siteWalks = 'test/browser/site*.walk.test.ts'

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
          // Half the time of npm test otherwise goes into loading the same modules again.
          isolate: false,
        },
      },
      {...source, test: {...inBrowser, name: 'browser', include: ['test/browser/*.test.ts'], exclude: [walks]}},
      {...source, test: {...inBrowser, name: 'walks', include: [walks], exclude: [siteWalks]}},
      {...source, test: {...withoutStudio, name: 'siteWalks', include: [siteWalks]}},
    ],
  },
})
