import {runNewsroom} from './runNewsroom.ts'

// React renders a page in half the time without its development checks; it reads this when it is first imported.
process.env.NODE_ENV ??= 'production'

await runNewsroom({
  command: 'npm start',
  loadFaces: async () => (await import('./serve.ts')).builtFaces,
  ready: (seconds) => `Ready in ${seconds} s.`,
})
