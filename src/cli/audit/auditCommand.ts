import {existsSync} from 'node:fs'
import {DataFileError} from '../../lake/index.ts'
import {auditHtml, auditNdjson, auditText, isViolation} from '../../review/index.ts'
import {demonstrationBeat, newsroomNow} from '../../../studio/newsroom/newsroomNow.ts'
import {UsageError, type Command} from '../command.ts'
import {readArguments, text} from '../lake/arguments.ts'
import {lakeAt, lakeOfFile, type AuditedLake} from './auditedLake.ts'
import {readAuditSettings, type AuditSettings} from './auditSettings.ts'
import {runAudit} from './runAudit.ts'

const usage = `Usage: beatbook audit [--data FILE | --url URL [--token TOKEN] [--dataset NAME]] [--format pretty|ndjson|html]
                      [--approvals N] [--now ISO-DATE]

Works every decision and every live beat and take out again from the lake's history, and lists what is live without a
valid approval: who put it live, when, and which rules its text breaks. Without --data or --url it audits the lake that
npm start uses: the data folder of BEATBOOK_DATA, or the hosted project of SANITY_STUDIO_PROJECT_ID. A hosted lake is
https://<project>.api.sanity.io; the token comes from --token, SANITY_AUTH_TOKEN or SANITY_API_READ_TOKEN.
--format html or ndjson writes one record per decision and per live document to the standard output.
--approvals says how many are needed (BEATBOOK_APPROVALS, else 1).
Exit 0 when all is well, 1 when something is live without a valid approval or a decision is wrong, 2 when it could not
be read. What the lake itself loaded is listed and is no fault.`

/** `beatbook audit`: what is live that nobody approved. */
export const auditCommand: Command = {
  name: 'audit',
  summary: 'List what is live without a valid approval, worked out from history.',
  usage,

  async run(args, terminal) {
    const {values} = readArguments(args, {data: text, url: text, token: text, dataset: text, format: text, approvals: text, now: text}, usage)
    const {format = 'pretty', data, url} = values
    if (!['pretty', 'ndjson', 'html'].includes(format)) throw new UsageError(`--format cannot be "${format}"; choose pretty, ndjson or html.`)
    if (data !== undefined && url !== undefined) throw new UsageError(`Name one lake: --data FILE or --url URL.\n${usage}`)
    const settings = readAuditSettings(terminal)
    const approvals = values.approvals === undefined ? settings.approvals : Number(values.approvals)
    if (!Number.isInteger(approvals) || approvals < 0) throw new UsageError(`--approvals cannot be "${values.approvals}"; give a number such as 1.`)
    const lake = open(values, settings)
    try {
      const at = terminal.now().toISOString()
      const now = values.now ?? settings.now ?? (await demonstrationNow(lake)) ?? at
      const records = await runAudit(lake, {settings: {approvals}, now})
      const report = {pretty: auditText, ndjson: auditNdjson, html: (all: typeof records) => auditHtml(all, {place: lake.place, at})}
      terminal.write(report[format as keyof typeof report](records))
      return records.some(isViolation) ? 1 : 0
    } finally {
      await lake.close()
    }
  },
}

interface Place {
  readonly data?: string
  readonly url?: string
  readonly token?: string
  readonly dataset?: string
}

function open({data, url, token, dataset}: Place, {hosted, ...settings}: AuditSettings): AuditedLake {
  const address = url ?? (data === undefined && hosted ? `https://${hosted.projectId}.api.sanity.io` : undefined)
  if (address !== undefined) {
    return lakeAt({url: address, token: token ?? settings.token, dataset: dataset ?? (url === undefined ? hosted?.dataset : undefined) ?? 'newsroom'})
  }
  const file = data ?? settings.file
  if (!existsSync(file)) throw new UsageError(`${file}: there is no such file. Name a lake with --data FILE or --url URL.`)
  try {
    return lakeOfFile(file)
  } catch (error) {
    if (error instanceof DataFileError) throw new UsageError(error.message)
    throw error
  }
}

/** The demonstration newsroom lives on its own day. */
async function demonstrationNow(lake: AuditedLake): Promise<string | undefined> {
  return (await lake.documents()).some(({_id}) => _id === demonstrationBeat) ? newsroomNow : undefined
}
