import {DataFileError} from '../src/lake/index.ts'
import {MailFileError, outboxPath, type Mailroom} from '../src/mailroom/index.ts'
import type {StudioEnvironment} from './environment.ts'
import {PortInUseError, type PortRequest, type RunningServer} from './listen.ts'
import {historyReader, localUsers, previewReader} from './localUsers.ts'
import {openMailroom, type Mail} from './mail.ts'
import {readSettings, SettingsError, type Settings} from './settings.ts'

type Addresses = Omit<StudioEnvironment, 'projectId' | 'dataset'>
/** With a token that reads drafts, the site shows them to those who come from the Studio. */
type SiteAddresses = Omit<Addresses, 'siteUrl'> & {readonly previewToken: string | undefined; readonly historyToken: string | undefined}

/** How Studio and site are served over a lake: built once, or anew after each change to their sources. */
export interface Faces {
  serveStudio(settings: Settings, addresses: Addresses, request: PortRequest, mail?: Mail): Promise<RunningServer>
  serveSite(settings: Settings, addresses: SiteAddresses, request: PortRequest, mail?: Mail): Promise<RunningServer>
}

interface Newsroom {
  /** The command the reader gave, for advice such as "choose another port: … npm start". */
  readonly command: string
  /** Called once the lake has its port, so that a taken port is told of at once. */
  loadFaces(): Promise<Faces>
  /** The last line of what is printed once all of it answers. `seconds` is the time since the process began. */
  ready(seconds: string): string
}

/**
 * Runs the lake (none when a hosted project is configured), the site and the Studio, prints where they are, and stops
 * them at SIGINT or SIGTERM. What the reader can mend is said in one line and ends the process with 1.
 */
export async function runNewsroom({command, loadFaces, ready}: Newsroom): Promise<void> {
  const running: RunningServer[] = []
  stopOnSignal(running)
  try {
    const settings = readSettings()
    const port = portsOf(settings, command)
    const lake = settings.hosted ? undefined : await startLake(settings, port.lake, running)
    const faces = await loadFaces()
    const addresses = {lakeUrl: lake?.url, now: settings.now ?? lake?.now, approvals: settings.approvals}
    const mail: Mail | undefined = lake && {}
    const previewToken = lake?.previewToken ?? settings.hosted?.token
    const historyToken = lake?.historyToken ?? settings.hosted?.token
    const site = await faces.serveSite(settings, {...addresses, previewToken, historyToken}, port.site, mail)
    running.push(site)
    if (lake && mail) {
      mail.room = openMailroom(settings, {lakeUrl: lake.url, siteUrl: site.url, now: addresses.now})
      running.push({name: 'mailroom', url: '', close: () => mail.room?.close() ?? Promise.resolve()})
    }
    const studio = await faces.serveStudio(settings, {...addresses, siteUrl: site.url, mailUrl: mail && '/mail'}, port.studio, mail)
    running.push(studio)
    const seconds = (performance.now() / 1000).toFixed(1)
    const table = lake?.table(studio.url, addresses.now) ?? hostedTable(settings, studio.url)
    const lines = [...(lake?.news ?? []), `  Site    ${site.url}`, ...table, ...(mail?.room ? mailTable(mail.room, studio.url) : [])]
    process.stdout.write(`\n${lines.join('\n')}\n\n  ${ready(seconds)} Ctrl-C stops all of it.\n`)
  } catch (error) {
    await closeAll(running)
    const mendable = error instanceof PortInUseError || error instanceof SettingsError || isFileError(error)
    if (!mendable) throw error
    process.stderr.write(`${error.message}\n`)
    process.exitCode = 1
  }
}

function isFileError(error: unknown): error is Error {
  return error instanceof DataFileError || error instanceof MailFileError
}

function mailTable({transport}: Mailroom, studioUrl: string): string[] {
  const goes = transport.kind === 'smtp' ? `goes to ${transport.name}` : `is kept at ${studioUrl}${outboxPath} (BEATBOOK_SMTP_URL names a server)`
  return ['', `  Mail ${goes}`]
}

function portsOf({ports}: Settings, command: string): Record<'lake' | 'site' | 'studio', PortRequest> {
  return {
    lake: {name: 'lake', port: ports.lake, variable: 'BEATBOOK_LAKE_PORT', command},
    site: {name: 'site', port: ports.site, variable: 'BEATBOOK_SITE_PORT', command},
    studio: {name: 'Studio', port: ports.studio, variable: 'BEATBOOK_STUDIO_PORT', command},
  }
}

async function startLake(settings: Settings, request: PortRequest, running: RunningServer[]) {
  const {openNewsroomLake, demonstrationNow} = await import('./startLake.ts')
  const {lake, file, seeded} = await openNewsroomLake(settings)
  const previewToken = lake.issueToken(previewReader.id)
  const historyToken = lake.issueToken(historyReader.id)
  running.push({
    name: request.name,
    url: '',
    close() {
      lake.revokeToken(previewToken)
      lake.revokeToken(historyToken)
      return lake.close()
    },
  })
  const {url} = await lake.listen({port: request.port}).catch((error: unknown) => {
    throw PortInUseError.from(error, request)
  })
  return {
    url,
    previewToken,
    historyToken,
    now: await demonstrationNow(lake),
    news: seeded > 0 ? [`Loaded the demonstration newsroom: ${seeded} documents.`, ''] : [],
    table: (studioUrl: string, now: string | undefined) => [
      `  Studio  ${studioUrl}`,
      `  Lake    ${url}   ${file}`,
      '',
      ...(now ? [`  The newsroom's clock stands at ${now} (BEATBOOK_NOW).`, ''] : []),
      '  Sign in to the Studio (each link works once; `npm run sign-in` makes new ones)',
      ...localUsers.map(({id, name, may}) => `  ${`${name}, ${may}`.padEnd(48)} ${studioUrl}/#sid=${lake.issueSignIn(id)}`),
    ],
  }
}

function hostedTable({hosted}: Settings, studioUrl: string): string[] {
  return [
    `  Studio  ${studioUrl}   signs in at Sanity`,
    `  Lake    project ${hosted?.projectId}, dataset ${hosted?.dataset}, hosted by Sanity`,
  ]
}

function stopOnSignal(running: readonly RunningServer[]): void {
  let stopping = false
  const stop = async () => {
    if (stopping) return
    stopping = true
    process.stdout.write('\nStopping …\n')
    await closeAll(running)
    process.stdout.write('Stopped. Everything is saved.\n')
    process.exit(0)
  }
  process.on('SIGINT', () => void stop())
  process.on('SIGTERM', () => void stop())
}

/** Closes what was opened last first, so that the lake, which the others read, goes last. */
async function closeAll(running: readonly RunningServer[]): Promise<void> {
  for (const server of [...running].reverse()) await server.close()
}
