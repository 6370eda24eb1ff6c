import {runNewsroom} from './runNewsroom.ts'

await runNewsroom({
  command: 'npm run dev',
  loadFaces: async () => (await import('./serveReloading.ts')).reloadingFaces,
  ready: (seconds) => `Ready in ${seconds} s; Studio and site follow every change to their sources.`,
})
