import {createLake} from '../../src/lake/index.ts'

/** A lake in a process of its own, for tests that kill it: prints its address and a token, then serves. */
const [file] = process.argv.slice(2)
if (!file) throw new Error('Usage: lakeProcess.ts FILE')
const lake = createLake({file})
const {url} = await lake.listen({port: 0})
process.stdout.write(`${JSON.stringify({url, token: lake.issueToken('administrator')})}\n`)
