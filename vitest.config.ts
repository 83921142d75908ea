import { defineConfig } from 'vitest/config'
import LongestFirst from './tests/longest-first.ts'

export default defineConfig({
  /** One graphql for our modules and our libraries', as in Node: Vite would else take its second build for ours. */
  resolve: { alias: [{ find: /^graphql$/, replacement: 'graphql/index.js' }] },
  test: {
    include: ['tests/**/*.test.ts'],
    globalSetup: ['tests/postgres.ts'],
    reporters: ['default', './tests/count-reporter.ts'],
    /** For a machine that does much else: what takes a second there may take a minute. */
    testTimeout: 180_000,
    hookTimeout: 180_000,
    expect: { poll: { timeout: 60_000 } },
    /** One more than the cores that it must do with: many tests wait for what lasts. */
    maxWorkers: 3,
    /** A worker imports each module once, not again for every file, which took a sixth of its time. */
    isolate: false,
    sequence: { sequencer: LongestFirst },
  },
})
