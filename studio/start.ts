import {PortInUseError, type RunningServer} from './listen.ts'
import {localUsers} from './localUsers.ts'
import {readSettings, SettingsError, type Settings} from './settings.ts'

const started = performance.now()

// React renders a page in half the time without its development checks; it reads this when it is first imported.
process.env.NODE_ENV ??= 'production'

try {
  const settings = readSettings()
  const running = settings.hosted ? await startHosted(settings) : await startLocal(settings)
  stopOnSignal(running)
} catch (error) {
  if (!(error instanceof PortInUseError || error instanceof SettingsError)) throw error
  process.stderr.write(`${error.message}\n`)
  process.exitCode = 1
}

async function startLocal(settings: Settings): Promise<RunningServer[]> {
  const {openNewsroomLake, demonstrationNow} = await import('./startLake.ts')
  const {lake, file, seeded} = await openNewsroomLake(settings.dataFolder)
  const lakeServer: RunningServer = {name: 'lake', url: '', close: () => lake.close()}
  const running: RunningServer[] = [lakeServer]
  try {
    const {url: lakeUrl} = await lake.listen({port: settings.ports.lake}).catch((error: unknown) => {
      throw PortInUseError.from(error, {name: 'lake', port: settings.ports.lake, variable: 'BEATBOOK_LAKE_PORT'})
    })
    const now = settings.now ?? (await demonstrationNow(lake))
    const {serveStudio, serveSite} = await import('./serve.ts')
    const site = await serveSite(settings, {lakeUrl, now})
    running.push(site)
    const studio = await serveStudio(settings, {lakeUrl, siteUrl: site.url, now})
    running.push(studio)

    const links = localUsers.map((user) => ({...user, link: `${studio.url}/#sid=${lake.issueSignIn(user.id)}`}))
    print([
      ...(seeded > 0 ? [`Loaded the demonstration newsroom: ${seeded} documents.`, ''] : []),
      `  Site    ${site.url}`,
      `  Studio  ${studio.url}`,
      `  Lake    ${lakeUrl}   ${file}`,
      '',
      ...(now ? [`  The newsroom's clock stands at ${now} (BEATBOOK_NOW).`, ''] : []),
      '  Sign in to the Studio (each link works once; `npm run sign-in` makes new ones)',
      ...links.map(({name, may, link}) => `  ${`${name}, ${may}`.padEnd(48)} ${link}`),
    ])
    return running
  } catch (error) {
    await closeAll(running)
    throw error
  }
}

async function startHosted(settings: Settings): Promise<RunningServer[]> {
  const {serveStudio, serveSite} = await import('./serve.ts')
  const running: RunningServer[] = []
  try {
    const site = await serveSite(settings, {lakeUrl: undefined, now: settings.now})
    running.push(site)
    const studio = await serveStudio(settings, {lakeUrl: undefined, siteUrl: site.url, now: settings.now})
    running.push(studio)
    print([
      `  Site    ${site.url}`,
      `  Studio  ${studio.url}   signs in at Sanity`,
      `  Lake    project ${settings.hosted?.projectId}, dataset ${settings.hosted?.dataset}, hosted by Sanity`,
    ])
    return running
  } catch (error) {
    await closeAll(running)
    throw error
  }
}

function print(lines: readonly string[]): void {
  const seconds = ((performance.now() - started) / 1000).toFixed(1)
  process.stdout.write(`\n${lines.join('\n')}\n\n  Ready in ${seconds} s. Ctrl-C stops all of it.\n`)
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

