import {defineConfig} from 'vitest/config'

export default defineConfig({
  resolve: {conditions: ['beatbook-source']},
  ssr: {resolve: {conditions: ['beatbook-source']}},
  test: {name: 'soak', environment: 'node', include: ['test/soak/**/*.soak.test.ts'], testTimeout: 600_000, fileParallelism: false},
})
