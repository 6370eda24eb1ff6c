import {openNewsroomLake} from './startLake.ts'
import {localUsers} from './localUsers.ts'
import {readSettings} from './settings.ts'

const settings = readSettings()
const {lake} = await openNewsroomLake(settings)
const studio = `http://localhost:${settings.ports.studio}`
for (const {id, name, may} of localUsers) {
  process.stdout.write(`${`${name}, ${may}`.padEnd(48)} ${studio}/#sid=${lake.issueSignIn(id)}\n`)
}
await lake.close()
