import {DataFileError} from '../../lake/index.ts'
import {UsageError, type Command, type Terminal} from '../command.ts'
import {backUp, restore} from './backup.ts'
import {exportContent, importContent} from './moveContent.ts'
import {printToken} from './printToken.ts'
import {serveLake} from './serveLake.ts'

const usage = `Usage: beatbook lake [--data FILE | --memory] [--port N] [--project ID] [--dataset NAME] [--host HOST --allow-remote]
                     [--approvals N | --no-review]
       beatbook lake token   USER --data FILE
       beatbook lake backup  --data FILE --to FILE
       beatbook lake restore --from FILE --data FILE
       beatbook lake export  --to FILE.tar.gz (--data FILE | --url URL [--token TOKEN])
       beatbook lake import  FILE (--data FILE | --url URL [--token TOKEN]) [--replace | --missing] [--dataset NAME]

Serves an embedded Content Lake for the Studio and @sanity/client, on this machine only unless told otherwise; --port 0
takes any free port, the default is 3334. --memory keeps nothing. Beats and takes go live only with --approvals N approvals (1,
or what BEATBOOK_APPROVALS says) by people who did not write them; other types are not reviewed, and --no-review turns it off.
token prints a new token for a user (administrator, reviewer or writer, unless the lake was given others).
backup copies everything (documents, history, users, assets), also while the lake is served; restore makes a data file
of it. Neither overwrites a file.
export and import move content in Sanity's own form, a .tar.gz with data.ndjson and assets (import takes bare NDJSON
too), to and from a data file or any lake: a local one by its address, a hosted one as https://<project>.api.sanity.io,
with the token from --token or SANITY_AUTH_TOKEN. A document that exists stops the import; --replace replaces such
documents, --missing leaves them.
Exit 0 when done, 2 when it could not be done.`

const tasks: Readonly<Record<string, (args: readonly string[], terminal: Terminal, usage: string) => Promise<void>>> = {
  token: printToken,
  backup: backUp,
  restore,
  export: exportContent,
  import: importContent,
}

/** `beatbook lake`: the embedded Content Lake on its own. */
export const lakeCommand: Command = {
  name: 'lake',
  summary: 'Serve, back up, restore, export or import a Content Lake.',
  usage,

  async run(args, terminal) {
    const [name, ...rest] = args
    const task = name === undefined || name.startsWith('-') ? undefined : tasks[name]
    if (!task && name !== undefined && !name.startsWith('-')) throw new UsageError(`"${name}" is none of ${Object.keys(tasks).join(', ')}.\n${usage}`)
    try {
      await (task ? task(rest, terminal, usage) : serveLake(args, terminal, usage))
      return 0
    } catch (error) {
      if (error instanceof DataFileError) throw new UsageError(`${error.message}.`.replace(/\.\.$/, '.'))
      throw error
    }
  },
}
