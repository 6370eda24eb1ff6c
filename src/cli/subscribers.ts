import {existsSync} from 'node:fs'
import {join} from 'node:path'
import {parseArgs} from 'node:util'
import {MailFileError, openMailFile, randomSecrets, readAddress, Subscribers, type MailAddress} from '../mailroom/index.ts'
import {UsageError, type Command, type Terminal} from './command.ts'

const usage = `Usage: beatbook subscribers list [--beat ID]
       beatbook subscribers export ADDRESS
       beatbook subscribers erase ADDRESS
       beatbook subscribers suppress ADDRESS [--reason TEXT]
       beatbook subscribers unsuppress ADDRESS

Who reads the briefings by email. It works while the newsroom runs, too.
  list        who confirmed, as tab-separated lines: beat, address, since when
  export      everything kept about a person, as JSON
  erase       forgets a person; a place on the list of those never written to stays, as a hash
  suppress    never writes to an address again, known or not
  unsuppress  takes an address off that list, because the person asked for it
--file FILE names the mail file; else mail.sqlite in BEATBOOK_DATA, else in .beatbook.
Exit 0 done, 1 nothing is known of the address, 2 it could not be done.`

/** `beatbook subscribers`: the list, and what a person may ask for about themselves. */
export const subscribersCommand: Command = {
  name: 'subscribers',
  summary: 'List subscribers; export or erase a person.',
  usage,

  async run(args, terminal) {
    const {action, file, beat, reason, address} = readArguments(args, terminal)
    if (!existsSync(file)) throw new UsageError(`there is no mail file at ${file}; name one with --file.`)
    const database = openFile(file)
    const subscribers = new Subscribers(database, {now: () => terminal.now(), secrets: randomSecrets})
    try {
      if (action === 'list') {
        for (const row of subscribers.list(beat)) terminal.write(`${row.beat}\t${row.address}\t${row.confirmed}\n`)
        return 0
      }
      return actions[action](subscribers, address!, terminal, reason)
    } finally {
      database.close()
    }
  },
}

type AddressAction = 'export' | 'erase' | 'suppress' | 'unsuppress'
type Act = (subscribers: Subscribers, address: MailAddress, terminal: Terminal, reason: string) => number

const actions: Record<AddressAction, Act> = {
  export(subscribers, address, terminal) {
    const data = subscribers.exportPerson(address)
    if (!data) return unknown(address, terminal)
    terminal.write(`${JSON.stringify(data, null, 2)}\n`)
    return 0
  },
  erase(subscribers, address, terminal) {
    if (!subscribers.erase(address)) return unknown(address, terminal)
    terminal.write(`Erased ${address.address}.\n`)
    return 0
  },
  suppress(subscribers, address, terminal, reason) {
    subscribers.suppress(address, reason)
    terminal.write(`${address.address} is never written to again.\n`)
    return 0
  },
  unsuppress(subscribers, address, terminal) {
    if (!subscribers.unsuppress(address)) return unknown(address, terminal)
    terminal.write(`${address.address} may sign up again.\n`)
    return 0
  },
}

function unknown({address}: MailAddress, terminal: Terminal): number {
  terminal.writeError(`Nothing is known of ${address}.\n`)
  return 1
}

function readArguments(args: readonly string[], {env}: Terminal) {
  const {values, positionals} = parse(args)
  const [action, typed, ...more] = positionals
  const file = values.file ?? join(env.BEATBOOK_DATA || '.beatbook', 'mail.sqlite')
  const shared = {file, beat: values.beat, reason: values.reason ?? 'asked the newsroom'}
  if (action === 'list' && typed === undefined) return {...shared, action, address: undefined} as const
  if (!isAddressAction(action) || typed === undefined || more.length > 0) throw new UsageError(`say what to do, and for whom.\n${usage}`)
  const address = readAddress(typed)
  if (!address) throw new UsageError(`"${typed}" does not look like an email address.`)
  return {...shared, action, address} as const
}

function isAddressAction(action: string | undefined): action is AddressAction {
  return action !== undefined && Object.hasOwn(actions, action)
}

function openFile(file: string) {
  try {
    return openMailFile(file)
  } catch (error) {
    if (error instanceof MailFileError) throw new UsageError(error.message)
    throw error
  }
}

function parse(args: readonly string[]) {
  try {
    const text = {type: 'string'} as const
    return parseArgs({args: [...args], allowPositionals: true, options: {file: text, beat: text, reason: text}})
  } catch (error) {
    throw new UsageError(`${error instanceof Error ? error.message : String(error)}\n${usage}`)
  }
}
