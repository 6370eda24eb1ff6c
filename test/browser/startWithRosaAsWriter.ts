import {localUsers} from '../../studio/localUsers.ts'

/** What an administrator does who takes the reviewer's role away: the list of users changes, and the newsroom starts again. */
const rosa = localUsers.find(({id}) => id === 'reviewer')
Object.assign(rosa ?? {}, {roles: [{name: 'writer', title: 'Writer'}]})

process.env.NODE_ENV ??= 'production'
const {runNewsroom} = await import('../../studio/runNewsroom.ts')
await runNewsroom({
  command: 'npm start',
  loadFaces: async () => (await import('../../studio/serve.ts')).builtFaces,
  ready: (seconds) => `Ready in ${seconds} s.`,
})
