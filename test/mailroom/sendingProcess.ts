import {createMailroom} from '../../src/mailroom/index.ts'

/** A mailroom in a process of its own, for tests that kill it: goes on with the editions in FILE, ends when they are done. */
const [file, smtpUrl, connections = '4'] = process.argv.slice(2)
if (!file || !smtpUrl) throw new Error('Usage: sendingProcess.ts FILE SMTP-URL [CONNECTIONS]')
const nobody = {fetch: async () => null, create: async () => undefined, request: async () => undefined, config: () => ({})}
const room = createMailroom({file, smtpUrl, site: 'https://register.example', lake: () => nobody, connections: Number(connections), perSecond: 1_000_000})
process.stdout.write('sending\n')
await room.settled()
await room.close()
